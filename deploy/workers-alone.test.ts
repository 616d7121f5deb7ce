import { expect, test } from 'vitest';
import { startSource } from '../tools/services/node-process.ts';

const EMBEDDED = 'met "embedded:", but several processes cannot share an embedded';

test.each([
  ['ingest', ['LOG_URL']],
  ['processor', ['LOG_URL', 'STORE_URL']],
  ['api', ['LOG_URL', 'STORE_URL']],
])(
  '%s on its own refuses what is embedded: exit code 2, a sentence for %j, nothing else',
  async (worker, settings) => {
    const { exitCode, output } = startSource(`${worker}/main.ts`, {});
    expect(await exitCode).toBe(2);
    expect(output().trim().split('\n')).toEqual(
      settings.map((setting) => expect.stringContaining(`${setting}: ${EMBEDDED}`)),
    );
  },
);

test.each(['auto', 'simulated'])(
  'ingest on its own never falls back to the simulator: %s',
  async (publisher) => {
    const settings = { LOG_URL: 'kafka://broker:9092', PUBLISHER: publisher };
    const { exitCode, output } = startSource('ingest/main.ts', settings);
    expect(await exitCode).toBe(2);
    expect(output()).toContain(`PUBLISHER: met "${publisher}"`);
  },
);

import { execFile } from 'node:child_process';
import { expect, test } from 'vitest';
import { ROOT } from './read-yaml.ts';

const EMBEDDED = 'met "embedded:", but several processes cannot share an embedded';

test.each([
  ['ingest', ['LOG_URL']],
  ['processor', ['LOG_URL', 'STORE_URL']],
  ['api', ['LOG_URL', 'STORE_URL']],
])(
  '%s on its own refuses what is embedded: exit code 2, a sentence for %j, nothing else',
  async (worker, settings) => {
    const { code, said } = await start(worker, {});
    expect(code).toBe(2);
    expect(said.trim().split('\n')).toEqual(
      settings.map((setting) => expect.stringContaining(`${setting}: ${EMBEDDED}`)),
    );
  },
);

test('ingest on its own never falls back to the simulator', async () => {
  const { code, said } = await start('ingest', { LOG_URL: 'kafka://broker:9092', PUBLISHER: 'auto' });
  expect(code).toBe(2);
  expect(said).toContain('PUBLISHER: met "auto"');
});

const start = (worker: string, env: Record<string, string>): Promise<{ code: number; said: string }> =>
  new Promise((resolve) => {
    const args = ['--conditions=@courant/source', '--import', 'tsx', `${worker}/main.ts`];
    const options = {
      cwd: ROOT,
      env: { PATH: process.env.PATH, TSX_TSCONFIG_PATH: 'tsconfig.base.json', ...env },
    };
    execFile(process.execPath, args, options, (fault, _stdout, stderr) =>
      resolve({ code: fault ? Number(fault.code) : 0, said: stderr }),
    );
  });

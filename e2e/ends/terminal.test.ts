import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePorts } from '@courant/tools/services';
import { expect, onTestFinished, test } from 'vitest';
import { closeOutput, startProcess } from './start-line.ts';

const TIMEOUTS = { timeout: 120_000 };
const NO_SERVER = '127.0.0.1:9';

// The processor and the api print nothing else than ingest does, in the same frame.
test.each([
  ['standalone/main.ts', { PUBLISHER: 'simulated' }],
  ['ingest/main.ts', { LOG_URL: `kafka://${NO_SERVER}` }],
])(
  '%s serves on when nobody reads its output, and drains when the terminal is closed',
  TIMEOUTS,
  async (file, settings) => {
    const folder = mkdtempSync(join(tmpdir(), 'courant-terminal-'));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    const { port } = await freePorts('port');
    const started = startProcess(file, { DATA_DIR: join(folder, 'data'), PORT: `${port}`, ...settings });
    closeOutput(started);
    const status = async () => (await fetch(`http://127.0.0.1:${port}/healthz`)).status;
    const serving = () => started.child.exitCode ?? status().catch(() => 'not yet');
    await expect.poll(serving, TIMEOUTS).not.toBe('not yet');
    expect(await serving()).toBe(200);

    expect(await started.end('SIGHUP')).toBe(0);
    rmSync(folder, { recursive: true });
  },
);

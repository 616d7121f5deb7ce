import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { repoRoot } from '@courant/core/run';
import { isAlive, type NodeProcess, SOURCE_FLAGS, startNode } from '@courant/tools/services';
import { expect, onTestFinished, test } from 'vitest';

const TIMEOUTS = { timeout: 180_000 };

/** Runs an entry point as `npm start` does, in a child of a process that watches over it. */
function startSupervised(
  file: string,
  killAfterMs: number,
  settings: Readonly<Record<string, string>> = {},
): NodeProcess {
  const url = pathToFileURL(join(repoRoot(), file));
  const script = `import('./tools/bootstrap/supervise.mjs')
    .then(({ runSupervised }) => runSupervised(new URL('${url}'), { killAfterMs: ${killAfterMs} }))`;
  const started = startNode([...SOURCE_FLAGS, '--eval', script], {
    PATH: process.env.PATH,
    TSX_TSCONFIG_PATH: 'tsconfig.base.json',
    ...settings,
  });
  onTestFinished(() => void started.child.kill('SIGKILL'));
  return started;
}

test('a worker whose JavaScript never returns to its event loop ends after SIGTERM', TIMEOUTS, async () => {
  const started = startSupervised('e2e/ends/spinning-main.ts', 500);
  await expect.poll(started.output, TIMEOUTS).toContain('spinning\n');
  expect(await started.end()).toBe(1);
  expect(started.output()).toContain('did not react within 0.5 s of the signal: it was killed.');
});

test(
  'the line closes its log and store when the process that watches over it is killed',
  TIMEOUTS,
  async () => {
    const folder = mkdtempSync(join(tmpdir(), 'courant-supervised-'));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    const inData = (path: string): string => join(folder, 'data-simulated', path);
    const settings = { DATA_DIR: join(folder, 'data'), PORT: '0', PUBLISHER: 'simulated' };
    const started = startSupervised('standalone/main.ts', 600_000, settings);
    await expect.poll(started.output, TIMEOUTS).toContain('Courant runs at');
    const linePid = Number.parseInt(readFileSync(inData('log/owner.pid'), 'utf8'), 10);
    onTestFinished(() => void (isAlive(linePid) && process.kill(linePid, 'SIGKILL')));

    started.child.kill('SIGKILL');
    await expect.poll(() => isAlive(linePid), TIMEOUTS).toBe(false);
    expect([existsSync(inData('log/closed')), existsSync(inData('store/closed'))]).toEqual([true, true]);
  },
);

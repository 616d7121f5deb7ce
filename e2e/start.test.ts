import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { repoRoot } from '@courant/core/run';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { queryApi } from './query-api.ts';

const MAIN = fileURLToPath(new URL('../standalone/main.ts', import.meta.url));

let dataDir: string;
let line: ChildProcess | undefined;
beforeEach(() => {
  dataDir = join(mkdtempSync(join(tmpdir(), 'courant-start-')), 'data');
});
afterEach(() => {
  line?.kill('SIGKILL');
  rmSync(join(dataDir, '..'), { recursive: true, force: true });
});

interface StartedProcess {
  readonly child: ChildProcess;
  /** What it has said so far, on both outputs. */
  output(): string;
  readonly exitCode: Promise<number | null>;
}

/** The process that `npm start` becomes, from the sources, with these settings. */
function start(settings: Record<string, string>): StartedProcess {
  const child = spawn(process.execPath, ['--conditions=@courant/source', '--import', 'tsx', MAIN], {
    env: {
      PATH: process.env.PATH,
      // The api's decorators are read by its own rules, from whichever folder it is started.
      TSX_TSCONFIG_PATH: join(repoRoot(), 'api/tsconfig.json'),
      DATA_DIR: dataDir,
      PORT: '0',
      PUBLISHER: 'simulated',
      BACKFILL_FROM: new Date(Date.now() - 3 * 86_400_000).toISOString().slice(0, 10),
      ...settings,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  line = child;
  let said = '';
  for (const output of [child.stdout, child.stderr]) output?.on('data', (bytes) => (said += String(bytes)));
  return {
    child,
    output: () => said,
    exitCode: once(child, 'close').then(([code]) => code as number | null),
  };
}

const WAIT_OPTIONS = { timeout: 60_000 };

/** The address it greets with. */
async function addressOf({ output: said }: StartedProcess): Promise<string> {
  await expect.poll(said, WAIT_OPTIONS).toMatch(/Courant runs at/);
  return /http:\/\/localhost:\d+/.exec(said())?.[0] ?? '';
}

describe('a setting that cannot be used ends the start with a sentence that names it', () => {
  test.each([
    [{ PORT: 'http' }, /PORT: met "http", allowed: a whole number/],
    [{ LOG_URL: 'rabbit://me:secret@there' }, /LOG_URL: no log driver for "rabbit"/],
  ])('%o', WAIT_OPTIONS, async (settings, sentence) => {
    const { exitCode: ended, output: said } = start(settings);
    expect(await ended).toBe(2);
    expect(said()).toMatch(sentence);
    expect(said()).not.toMatch(/ {4}at |secret/);
    expect(existsSync(dataDir)).toBe(false);
  });
});

test('a log removed beside its store: the start says what to do, and after that it runs', {
  timeout: 180_000,
}, async () => {
  const first = start({});
  const url = await addressOf(first);
  await expect.poll(() => regionsWithReading(url), WAIT_OPTIONS).toBe(12);
  first.child.kill('SIGTERM');
  expect(await first.exitCode).toBe(0);

  rmSync(join(`${dataDir}-simulated`, 'log'), { recursive: true });
  const second = start({});
  expect(await second.exitCode).toBe(1);
  expect(second.output()).toMatch(/The store was settled from log .*, but this log is /);
  expect(second.output()).toMatch(/remove the folder "store" inside DATA_DIR and start again/);
  expect(second.output()).toMatch(/restore a backup of the log/);
  expect(second.output()).not.toMatch(/ {4}at /);

  rmSync(join(`${dataDir}-simulated`, 'store'), { recursive: true });
  const third = start({});
  const again = await addressOf(third);
  await expect.poll(() => regionsWithReading(again), WAIT_OPTIONS).toBe(12);
  third.child.kill('SIGTERM');
  expect(await third.exitCode).toBe(0);
});

/** How many regions have a reading by now. */
async function regionsWithReading(url: string): Promise<number> {
  const { regions } = await queryApi<{ regions: { latest: { consumption: number | null } | null }[] }>(
    url,
    '{ regions { latest { consumption } } }',
  );
  return regions.filter(({ latest }) => latest !== null).length;
}

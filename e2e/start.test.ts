import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type NodeProcess, startSource } from '@courant/tools/services';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { queryApi } from './query-api.ts';

let dataDir: string;
let line: NodeProcess | undefined;
beforeEach(() => {
  dataDir = join(mkdtempSync(join(tmpdir(), 'courant-start-')), 'data');
});
afterEach(() => {
  line?.child.kill('SIGKILL');
  rmSync(join(dataDir, '..'), { recursive: true, force: true });
});

/** The process that `npm start` becomes, from the sources, with these settings. */
function start(settings: Record<string, string>): NodeProcess {
  line = startSource('standalone/main.ts', {
    DATA_DIR: dataDir,
    PORT: '0',
    PUBLISHER: 'simulated',
    BACKFILL_FROM: new Date(Date.now() - 3 * 86_400_000).toISOString().slice(0, 10),
    ...settings,
  });
  return line;
}

const WAIT_OPTIONS = { timeout: 60_000 };

/** The URL in its greeting. */
async function urlOf({ output }: NodeProcess): Promise<string> {
  await expect.poll(output, WAIT_OPTIONS).toMatch(/Courant runs at/);
  return /http:\/\/localhost:\d+/.exec(output())?.[0] ?? '';
}

describe('a setting that cannot be used ends the start with a sentence that names it', () => {
  test.each([
    [{ PORT: 'http' }, /PORT: met "http", allowed: a whole number/],
    [{ LOG_URL: 'rabbit://me:secret@there' }, /LOG_URL: no log driver for "rabbit"/],
  ])('%o', WAIT_OPTIONS, async (settings, sentence) => {
    const { exitCode, output } = start(settings);
    expect(await exitCode).toBe(2);
    expect(output()).toMatch(sentence);
    expect(output()).not.toMatch(/ {4}at |secret/);
    expect(existsSync(dataDir)).toBe(false);
  });
});

test('a log removed beside its store: the start says what to do, and after that it runs', {
  timeout: 180_000,
}, async () => {
  const first = start({});
  const url = await urlOf(first);
  await expect.poll(() => regionsWithReading(url), WAIT_OPTIONS).toBe(12);
  expect(await first.end()).toBe(0);

  rmSync(join(`${dataDir}-simulated`, 'log'), { recursive: true });
  const second = start({});
  expect(await second.exitCode).toBe(1);
  expect(second.output()).toMatch(/The store was settled from log .*, but this log is /);
  expect(second.output()).toMatch(/remove the folder "store" inside DATA_DIR and start again/);
  expect(second.output()).toMatch(/restore a backup of the log/);
  expect(second.output()).not.toMatch(/ {4}at /);

  rmSync(join(`${dataDir}-simulated`, 'store'), { recursive: true });
  const third = start({});
  const again = await urlOf(third);
  await expect.poll(() => regionsWithReading(again), WAIT_OPTIONS).toBe(12);
  expect(await third.end()).toBe(0);
});

/** How many regions have a reading. */
async function regionsWithReading(url: string): Promise<number> {
  const { regions } = await queryApi<{ regions: { latest: { consumption: number | null } | null }[] }>(
    url,
    '{ regions { latest { consumption } } }',
  );
  return regions.filter(({ latest }) => latest !== null).length;
}

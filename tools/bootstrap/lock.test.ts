import { mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { takeLock } from './lock.mjs';

// Above every pid_max: no process ever has this number.
const UNUSED_PID = 2 ** 30;
let folder: string;
let path: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'courant-lock-'));
  path = join(folder, 'deep', 'lock');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const neverWaits = (holder: number) => expect.unreachable(`waited for ${holder}`);

test('a free lock is taken at once and names its holder', async () => {
  const giveBack = await takeLock(path, neverWaits);
  expect(readFileSync(path, 'utf8')).toBe(String(process.pid));
  giveBack();
});

test('the second waits until the first gives back, and says for whom', async () => {
  const giveBack = await takeLock(path, neverWaits);
  const waited: number[] = [];
  const second = takeLock(path, (holder) => {
    waited.push(holder);
    giveBack();
  });
  (await second)();
  expect(waited).toEqual([process.pid]);
});

test('the lock of a process that died is taken over', async () => {
  (await takeLock(path, neverWaits))();
  writeFileSync(path, String(UNUSED_PID));
  (await takeLock(path, neverWaits))();
});

test('a lock that nobody touches any more is taken over, whoever has its number now', async () => {
  (await takeLock(path, neverWaits))();
  writeFileSync(path, String(process.pid));
  const longAgo = new Date(Date.now() - 60_000);
  utimesSync(path, longAgo, longAgo);
  (await takeLock(path, neverWaits))();
});

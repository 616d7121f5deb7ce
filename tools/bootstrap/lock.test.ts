import { mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { takeLock } from './lock.mjs';

// Above every pid_max, so that no process has it.
const UNUSED_PID = 2 ** 30;
let folder: string;
let path: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'courant-lock-'));
  path = join(folder, 'deep', 'lock');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const neverWaits = (holder: number) => expect.unreachable(`waited for ${holder}`);

test('a free lock is taken at once and holds the pid of its owner', async () => {
  const release = await takeLock(path, neverWaits);
  expect(readFileSync(path, 'utf8')).toBe(String(process.pid));
  release();
});

test('a second process waits until the first releases the lock, and is given its pid', async () => {
  const release = await takeLock(path, neverWaits);
  const waited: number[] = [];
  const second = takeLock(path, (holder) => {
    waited.push(holder);
    release();
  });
  (await second)();
  expect(waited).toEqual([process.pid]);
});

test('the lock of a process that died is taken over', async () => {
  (await takeLock(path, neverWaits))();
  writeFileSync(path, String(UNUSED_PID));
  (await takeLock(path, neverWaits))();
});

test('a lock without a heartbeat is taken over, even if its pid belongs to a running process', async () => {
  (await takeLock(path, neverWaits))();
  writeFileSync(path, String(process.pid));
  const longAgo = new Date(Date.now() - 60_000);
  utimesSync(path, longAgo, longAgo);
  (await takeLock(path, neverWaits))();
});

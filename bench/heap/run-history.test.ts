import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SOURCE_FLAGS } from '@courant/tools/services';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { runHistory } from './run-history.ts';

const MB = 2 ** 20;

let dataDir: string;
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'courant-heap-'));
});
afterEach(() => rmSync(dataDir, { recursive: true }));

// The cache of the store takes 11 MB for a quarter, until it is full; a quarter of readings would take 30 MB more.
test('what was settled leaves the heap: half a year needs little more than a quarter', {
  timeout: 300_000,
}, async () => {
  const samples = await runHistory({ dataDir, readings: 100_000, heapMb: 96, flags: SOURCE_FLAGS });
  const [quarter, halfYear] = samples.map(({ liveBytes }) => liveBytes / MB);
  expect(samples.map(({ readings }) => readings)).toEqual([52_992, 100_032]);
  expect((halfYear ?? 0) - (quarter ?? 0)).toBeLessThan(18);
});

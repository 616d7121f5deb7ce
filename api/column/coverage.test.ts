import { REGION_CODES } from '@courant/core/domain';
import { FETCHES } from '@courant/core/log';
import { everyRegion, TestLine, withOverrides } from '@courant/core/testing';
import { expect, test } from 'vitest';
import { FetchLog } from '../fetches/fetch-log.ts';
import { toFetch } from '../series/test/settled-store.ts';
import { Coverage } from './coverage.ts';

const EARLY = Date.parse('2025-01-01T00:00:00Z');
const LATE = Date.parse('2026-01-01T00:00:00Z');

/** The coverage of a store, which counts its reads. */
async function openCoverage() {
  const line = await TestLine.open();
  const { log, store } = line;
  const count = { reads: 0, failures: 0 };
  const counting = withOverrides(store, {
    async range(...question: Parameters<typeof store.range>) {
      count.reads++;
      if (count.failures-- > 0) throw new Error('The store is away.');
      return store.range(...question);
    },
  });
  const coverage = new Coverage({ log, store: counting, fetches: new FetchLog(log) });
  return { log, coverage, count, publish: (start: number) => line.publish(everyRegion(start)) };
}

test('a question before the beginning reads each region once, until a reading is stored', async () => {
  const { coverage, publish, count } = await openCoverage();
  await publish(LATE);
  const answers = Array.from({ length: 20 }, () => coverage.beginning(EARLY));
  expect(new Set(await Promise.all(answers))).toEqual(new Set([LATE]));
  expect(await coverage.beginning(EARLY)).toBe(LATE);
  expect(count.reads).toBe(REGION_CODES.length);
  await publish(EARLY);
  expect(await coverage.beginning(0)).toBe(EARLY);
  expect(count.reads).toBe(2 * REGION_CODES.length);
});

test('a backfill moves the beginning, and the store is not read for it', async () => {
  const { coverage, publish, count, log } = await openCoverage();
  await publish(LATE);
  await coverage.beginning(EARLY);
  const backfill = { from: EARLY, to: LATE, slicesDone: 0, slicesTotal: 1, slicesFailed: 0 };
  await log.append(FETCHES, [toFetch(EARLY, LATE, { backfill })]);
  expect(await coverage.beginning(0)).toBe(EARLY);
  expect(count.reads).toBe(REGION_CODES.length);
});

test('a read that fails is tried again', async () => {
  const { coverage, publish, count } = await openCoverage();
  await publish(LATE);
  count.failures = 1;
  await expect(coverage.beginning(EARLY)).rejects.toThrow('The store is away.');
  expect(await coverage.beginning(EARLY)).toBe(LATE);
});

import { DAY, HOUR, type Reading } from '@courant/core/domain';
import { openMemoryLog, READINGS, REJECTED } from '@courant/core/log';
import { describe, expect, test } from 'vitest';
import { DedupIndex } from './dedup-index.ts';
import { loadDedupIndex } from './replay.ts';

const START = Date.UTC(2026, 0, 15, 12);
const neverAborted = new AbortController().signal;

const reading = (more: Partial<Reading> = {}): Reading => ({
  area: 'HDF',
  start: START,
  stepMinutes: 15,
  vintage: 'REAL_TIME',
  knownAt: START + HOUR,
  values: [5000, 3000, 400, 5445, 0, 2, 126, 0, null, 0, -3820],
  extra: { tco_eolien: 99.05 },
  ...more,
});
const consolidated = (more: Partial<Reading> = {}): Reading =>
  reading({ stepMinutes: 30, vintage: 'CONSOLIDATED', ...more });
const dedupIndexOf = (...readings: Reading[]): DedupIndex => {
  const dedupIndex = new DedupIndex();
  dedupIndex.addAll(
    dedupIndex.newReadingsAmong(readings),
    readings.map((_, offset) => offset),
  );
  return dedupIndex;
};
const isNew = (dedupIndex: DedupIndex, candidate: Reading): boolean =>
  dedupIndex.newReadingsAmong([candidate]).length === 1;

describe('a reading is new', () => {
  test('until it is appended, and not afterwards, whenever it is fetched', () => {
    expect(isNew(dedupIndexOf(), reading())).toBe(true);
    expect(isNew(dedupIndexOf(reading()), reading({ knownAt: START + DAY }))).toBe(false);
  });

  test.each<[string, Partial<Reading>]>([
    ['one figure differs', { values: [5000, 3000, 400, 5446, 0, 2, 126, 0, null, 0, -3820] }],
    ['a null became 0', { values: [5000, 3000, 400, 5445, 0, 2, 126, 0, 0, 0, -3820] }],
    ['two figures changed places', { values: [3000, 5000, 400, 5445, 0, 2, 126, 0, null, 0, -3820] }],
    ['another number differs', { extra: { tco_eolien: 99.06 } }],
    ['another number is gone', { extra: {} }],
    ['it is of another region', { area: 'BRE' }],
    ['it is of another slot', { start: START + HOUR }],
  ])('when %s', (_, more) => {
    expect(isNew(dedupIndexOf(reading()), reading(more))).toBe(true);
  });

  test('when it is more settled, and when the feed goes back', () => {
    const definitive = consolidated({ vintage: 'DEFINITIVE' });
    expect(isNew(dedupIndexOf(consolidated()), definitive)).toBe(true);
    expect(isNew(dedupIndexOf(consolidated(), definitive), consolidated())).toBe(true);
  });

  test('to its own feed: real time and consolidated data of one instant do not hide each other', () => {
    const dedupIndex = dedupIndexOf(reading(), consolidated());
    expect([isNew(dedupIndex, reading()), isNew(dedupIndex, consolidated())]).toEqual([false, false]);
  });

  test('at the first half-hour of all history and thirty years later', () => {
    const ends = [Date.UTC(2012, 11, 31, 23), Date.UTC(2042, 11, 31, 23)].map((start) =>
      consolidated({ start }),
    );
    const dedupIndex = dedupIndexOf(...ends);
    expect(ends.map((end) => isNew(dedupIndex, end))).toEqual([false, false]);
    expect(isNew(dedupIndex, consolidated({ start: START }))).toBe(true);
  });
});

describe('a reading in the log', () => {
  test('is not new after a restart; of each slot the latest counts', async () => {
    const log = await openMemoryLog();
    const revised = reading({ values: reading().values.with(0, 5001) });
    await log.append(READINGS, [reading(), consolidated(), revised, reading({ area: 'PAC' })]);
    const rejected = { raw: '{"a":1}', reason: 'no', origin: 'here', rejectedAt: START };
    await log.append(REJECTED, [rejected]);
    const dedupIndex = await loadDedupIndex(log, neverAborted);
    expect(
      [revised, consolidated(), reading({ area: 'PAC' })].map((candidate) => isNew(dedupIndex, candidate)),
    ).toEqual([false, false, false]);
    expect([isNew(dedupIndex, reading()), isNew(dedupIndex, reading({ area: 'IDF' }))]).toEqual([true, true]);
    const another = { ...rejected, raw: '{"a":2}' };
    expect(dedupIndex.rejected.newAmong([rejected, another])).toEqual([another]);
  });

  test('of another form is skipped', async () => {
    const log = await openMemoryLog();
    await log.append({ ...READINGS, encode: () => 'gibberish' }, [reading()]);
    await log.append(READINGS, [reading()]);
    expect(isNew(await loadDedupIndex(log, neverAborted), reading())).toBe(false);
  });
});

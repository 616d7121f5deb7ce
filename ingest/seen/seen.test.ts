import { DAY, HOUR, type Reading } from '@courant/core/domain';
import { openMemoryLog, READINGS, REJECTED } from '@courant/core/log';
import { describe, expect, test } from 'vitest';
import { readSeen } from './replay.ts';
import { Seen } from './seen.ts';

const START = Date.UTC(2026, 0, 15, 12);
const going = new AbortController().signal;

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
const settled = (more: Partial<Reading> = {}): Reading =>
  reading({ stepMinutes: 30, vintage: 'CONSOLIDATED', ...more });
const having = (...readings: Reading[]): Seen => {
  const seen = new Seen();
  seen.note(seen.newsAmong(readings));
  return seen;
};
const isNews = (seen: Seen, met: Reading): boolean => seen.newsAmong([met]).length === 1;

describe('a reading is news', () => {
  test('until it was sent, and no more after, whenever it is met', () => {
    expect(isNews(having(), reading())).toBe(true);
    expect(isNews(having(reading()), reading({ knownAt: START + DAY }))).toBe(false);
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
    expect(isNews(having(reading()), reading(more))).toBe(true);
  });

  test('when it is more settled, and when the feed goes back', () => {
    const definitive = settled({ vintage: 'DEFINITIVE' });
    expect(isNews(having(settled()), definitive)).toBe(true);
    expect(isNews(having(settled(), definitive), settled())).toBe(true);
  });

  test('to its own feed: real time and consolidated data of one instant do not hide each other', () => {
    const seen = having(reading(), settled());
    expect([isNews(seen, reading()), isNews(seen, settled())]).toEqual([false, false]);
  });

  test('at the first half-hour of all history and thirty years later', () => {
    const ends = [Date.UTC(2012, 11, 31, 23), Date.UTC(2042, 11, 31, 23)].map((start) => settled({ start }));
    const seen = having(...ends);
    expect(ends.map((met) => isNews(seen, met))).toEqual([false, false]);
    expect(isNews(seen, settled({ start: START }))).toBe(true);
  });
});

describe('what the log holds', () => {
  test('is no news after a restart, down to the latest of each slot', async () => {
    const log = await openMemoryLog();
    const revised = reading({ values: reading().values.with(0, 5001) });
    await log.append(READINGS, [reading(), settled(), revised, reading({ area: 'PAC' })]);
    await log.append(REJECTED, [{ raw: '{"a":1}', reason: 'no', origin: 'here', rejectedAt: START }]);
    const seen = await readSeen(log, going);
    expect([revised, settled(), reading({ area: 'PAC' })].map((met) => isNews(seen, met))).toEqual([
      false,
      false,
      false,
    ]);
    expect([isNews(seen, reading()), isNews(seen, reading({ area: 'IDF' }))]).toEqual([true, true]);
    expect([seen.isNewlyRejected('{"a":1}'), seen.isNewlyRejected('{"a":2}')]).toEqual([false, true]);
  });

  test('of another form is passed over', async () => {
    const log = await openMemoryLog();
    await log.append({ ...READINGS, encode: () => 'gibberish' }, [reading()]);
    await log.append(READINGS, [reading()]);
    expect(isNews(await readSeen(log, going), reading())).toBe(false);
  });
});

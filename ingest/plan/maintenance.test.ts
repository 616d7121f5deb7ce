import { DAY, FEED_OF_VINTAGE, type Fetch, HOUR, MINUTE } from '@courant/core/domain';
import { describe, expect, test } from 'vitest';
import { fetchOf } from '../test/fetches.ts';
import { type Cadence, ODRE_CADENCE } from './cadence.ts';
import { FeedState } from './feed-state.ts';
import { afterMaintenance, isMaintenance } from './maintenance.ts';
import { nextAsk } from './next-ask.ts';

const { REAL_TIME, CONSOLIDATED } = FEED_OF_VINTAGE;
/** Midnight in Paris, in winter. */
const MIDNIGHT = Date.UTC(2026, 0, 15, 23);
const OVER = MIDNIGHT + 70 * MINUTE;

test.each([
  ['in winter', MIDNIGHT],
  ['in summer', Date.UTC(2026, 6, 15, 22)],
  ['in the night that summer time begins', Date.UTC(2026, 2, 28, 23)],
])('maintenance lasts from ten to twelve to ten past one in Paris, %s', (_, midnight) => {
  const isIn = [-11, -10, 0, 69, 70].map((minutes) => isMaintenance(midnight + minutes * MINUTE));
  expect(isIn).toEqual([false, true, true, true, false]);
  expect(
    [-11, -10, 30, 70].map((minutes) => afterMaintenance(midnight + minutes * MINUTE) - midnight),
  ).toEqual([-11, 70, 70, 70].map((minutes) => minutes * MINUTE));
});

describe('during maintenance', () => {
  const stateAfter = (...fetches: Fetch[]): FeedState => {
    const state = new FeedState(fetches[0]?.feed ?? REAL_TIME, ODRE_CADENCE);
    for (const fetch of fetches) state.apply(fetch);
    return state;
  };
  const next = (
    state: FeedState,
    now: number,
    cadence: Cadence = ODRE_CADENCE,
    backfillFrom = now + 400 * DAY,
  ) => nextAsk(state, cadence, backfillFrom, now);
  const yesterday = MIDNIGHT - DAY;
  const check = (startedAt: number): Fetch =>
    fetchOf(CONSOLIDATED, { purpose: 'CHECK', startedAt, grouped: [] });
  const poll = (hours: number, startedAt: number): Fetch =>
    fetchOf(REAL_TIME, { from: startedAt - hours * HOUR, to: startedAt, startedAt });

  test('a daily check waits for its end', () => {
    const state = stateAfter(check(yesterday));
    expect(next(state, MIDNIGHT)).toEqual({ waitUntil: MIDNIGHT + HOUR });
    expect(next(state, MIDNIGHT + HOUR)).toEqual({ waitUntil: OVER });
    expect(next(state, OVER)).toMatchObject({ ask: { purpose: 'CHECK' } });
  });

  test('the first check does not wait, since it has to come before the backfill', () => {
    expect(next(stateAfter(), MIDNIGHT)).toMatchObject({ ask: { purpose: 'POLL' } });
    const state = new FeedState(CONSOLIDATED, ODRE_CADENCE);
    expect(next(state, MIDNIGHT)).toMatchObject({ ask: { purpose: 'CHECK' } });
  });

  test('a sweep waits for its end, a backfill does not', () => {
    const january = Date.UTC(2026, 0, 2);
    const isSwept = stateAfter(
      check(MIDNIGHT - HOUR),
      fetchOf(CONSOLIDATED, {
        purpose: 'BACKFILL',
        regions: ['11'],
        from: Date.UTC(2026, 0),
        startedAt: MIDNIGHT - 31 * DAY,
      }),
    );
    const purposes: string[] = [];
    for (let step = next(isSwept, MIDNIGHT, ODRE_CADENCE, january); 'ask' in step; ) {
      purposes.push(step.ask.purpose);
      isSwept.apply(fetchOf(CONSOLIDATED, { ...step.ask, startedAt: MIDNIGHT }));
      step = next(isSwept, MIDNIGHT, ODRE_CADENCE, january);
    }
    expect(purposes).toEqual(Array(11).fill('BACKFILL'));
    expect(next(isSwept, OVER, ODRE_CADENCE, january)).toMatchObject({ ask: { purpose: 'SWEEP' } });
  });

  test('the polls of each hour go on, the daily one waits', () => {
    const state = stateAfter(poll(14 * 24, yesterday), poll(48, MIDNIGHT - MINUTE));
    expect(next(state, MIDNIGHT)).toEqual({ waitUntil: MIDNIGHT + 14 * MINUTE });
    expect(next(state, MIDNIGHT + 14 * MINUTE)).toMatchObject({ ask: { from: MIDNIGHT - 3 * HOUR } });
    expect(next(stateAfter(poll(14 * 24, yesterday), poll(48, OVER)), OVER)).toMatchObject({
      ask: { from: OVER - 14 * DAY - 10 * MINUTE },
    });
  });

  test('a cadence that does not know of it does not wait', () => {
    const state = stateAfter(check(yesterday));
    expect(next(state, MIDNIGHT, { ...ODRE_CADENCE, avoidsMaintenance: false })).toMatchObject({
      ask: { purpose: 'CHECK' },
    });
  });
});

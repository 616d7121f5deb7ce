import {
  DAY,
  FEED_OF_VINTAGE,
  type FeedId,
  type Fetch,
  type GroupedLine,
  HOUR,
  MINUTE,
} from '@courant/core/domain';
import { describe, expect, test } from 'vitest';
import type { Ask } from '../ask/ask.ts';
import { fetchOf } from '../test/fetches.ts';
import { ODRE_CADENCE } from './cadence.ts';
import { FeedState } from './feed-state.ts';
import { type NextStep, nextAsk } from './next-ask.ts';

const NOW = Date.UTC(2026, 0, 15, 14);
const DECEMBER = Date.UTC(2025, 11);
const { REAL_TIME, CONSOLIDATED } = FEED_OF_VINTAGE;

const stateAfter = (feed: FeedId, ...fetches: Fetch[]): FeedState => {
  const state = new FeedState(feed, ODRE_CADENCE);
  for (const fetch of fetches) state.apply(fetch);
  return state;
};
const next = (state: FeedState, now = NOW, backfillFrom = DECEMBER + 5 * DAY): NextStep =>
  nextAsk(state, ODRE_CADENCE, backfillFrom, now);
const ask = (step: NextStep): Ask => {
  if ('waitUntil' in step) throw new Error(`waits until ${new Date(step.waitUntil).toISOString()}`);
  return step.ask;
};
/** All asks until nothing is due, each of which succeeds at once. */
function askAll(state: FeedState, now = NOW, answer: (ask: Ask) => Partial<Fetch> = () => ({})): Ask[] {
  const asks: Ask[] = [];
  for (let step = next(state, now); 'ask' in step; step = next(state, now)) {
    const { wanted: _, ...fetched } = step.ask;
    asks.push(step.ask);
    state.apply(fetchOf(step.ask.feed, { startedAt: now, ...fetched, ...answer(step.ask) }));
  }
  return asks;
}
const refusedFetch = (feed: FeedId, more: Partial<Fetch>, notBefore = 0): Fetch =>
  fetchOf(feed, { startedAt: NOW, ...more, refusal: { reason: 'no', notBefore } });
const pollFetch = (hours: number, startedAt = NOW): Fetch =>
  fetchOf(REAL_TIME, { from: startedAt - hours * HOUR, to: startedAt, startedAt });
const line = (
  inseeCode: string,
  month: string,
  rows: number,
  nature = 'Données consolidées',
): GroupedLine => ({
  inseeCode,
  month,
  nature,
  rows,
  sums: { consommation: rows * 5000 },
});
const checkFetch = (startedAt: number, ...grouped: GroupedLine[]): Fetch =>
  fetchOf(CONSOLIDATED, { purpose: 'CHECK', startedAt, grouped });

describe('real time', () => {
  test('first of all asks for the last three hours, then wider, then for history', () => {
    const asks = askAll(stateAfter(REAL_TIME));
    expect(asks.slice(0, 3).map(({ from }) => Math.round((NOW - from) / HOUR))).toEqual([3, 48, 14 * 24]);
    expect(asks.slice(3).map(({ purpose }) => purpose)).toEqual(Array(24).fill('BACKFILL'));
    expect(asks.slice(3)[0]).toMatchObject({ regions: ['11'], from: Date.UTC(2026, 0) });
  });

  test('a wider poll serves the narrower ones', () => {
    expect(next(stateAfter(REAL_TIME, pollFetch(14 * 24)), NOW + MINUTE, NOW + 60 * DAY)).toEqual({
      waitUntil: NOW + 15 * MINUTE,
    });
  });

  test('a poll that is due goes before history', () => {
    const state = stateAfter(REAL_TIME, pollFetch(14 * 24));
    expect(ask(next(state, NOW + MINUTE)).purpose).toBe('BACKFILL');
    expect(ask(next(state, NOW + 15 * MINUTE)).purpose).toBe('POLL');
  });

  test('a poll that fails lets history go on, and is repeated a little later', () => {
    const state = stateAfter(
      REAL_TIME,
      pollFetch(14 * 24, NOW - 15 * MINUTE),
      refusedFetch(REAL_TIME, pollFetch(3)),
    );
    expect(ask(next(state)).purpose).toBe('BACKFILL');
    expect(ask(next(state, NOW + 5_000)).purpose).toBe('POLL');
  });

  test('a wide poll that fails does not hold the narrow one back', () => {
    const state = stateAfter(
      REAL_TIME,
      pollFetch(14 * 24, NOW - DAY),
      pollFetch(48, NOW - HOUR),
      refusedFetch(REAL_TIME, pollFetch(14 * 24)),
    );
    expect(NOW - ask(next(state)).from).toBe(3 * HOUR);
  });

  test('once all is fetched, only polls follow, into the next months', () => {
    const state = stateAfter(REAL_TIME);
    askAll(state);
    const purposes = new Set<string>();
    for (let day = 1; day <= 40; day++) {
      for (const { purpose } of askAll(state, NOW + day * DAY)) purposes.add(purpose);
    }
    expect([...purposes]).toEqual(['POLL']);
  });

  test('polls that run off the quarter-hour, and late, leave no hole that would be asked for as history', () => {
    const state = stateAfter(REAL_TIME);
    const offQuarter = NOW + 8 * MINUTE;
    askAll(state, offQuarter);
    const purposes = new Set<string>();
    for (let poll = 1; poll <= 8 * 24; poll++) {
      const late = (poll % 3) * MINUTE;
      for (const { purpose } of askAll(state, offQuarter + poll * 15 * MINUTE + late)) purposes.add(purpose);
    }
    expect([...purposes]).toEqual(['POLL']);
  });

  test('after an outage longer than any poll reaches, the months it touched are asked for again', () => {
    const state = stateAfter(REAL_TIME);
    askAll(state);
    const back = NOW + 45 * DAY;
    const months = askAll(state, back)
      .filter(({ purpose }) => purpose === 'BACKFILL')
      .map(({ from }) => from);
    // The outage ends on 1 March; polls reach back to 15 February, so January and February were missed in part.
    expect(new Set(months)).toEqual(new Set([Date.UTC(2026, 1), Date.UTC(2026, 0)]));
    expect(askAll(state, back)).toEqual([]);
  });

  test('slots that are published late do not count as fetched: the next poll after a short outage reaches behind the last', () => {
    const state = stateAfter(REAL_TIME, pollFetch(14 * 24));
    expect(state.pollCoverage).toEqual([[NOW - 14 * DAY, NOW - 2 * HOUR]]);
  });
});

describe('consolidated data', () => {
  test('is checked first, then fetched where it never was, newest first', () => {
    const asks = askAll(stateAfter(CONSOLIDATED));
    expect(asks[0]).toMatchObject({ purpose: 'CHECK', wanted: 'GROUPS', from: DECEMBER, regions: null });
    expect(asks.slice(1).map(({ purpose }) => purpose)).toEqual(Array(24).fill('BACKFILL'));
  });

  test('is checked once a day, and only the region-months whose line changed are fetched', () => {
    const state = stateAfter(CONSOLIDATED);
    askAll(state, NOW, ({ wanted }) => ({
      grouped: wanted === 'GROUPS' ? [line('32', '2025-12', 1488), line('53', '2025-12', 1488)] : null,
      mismatches: [],
    }));
    expect(next(state, NOW + DAY - 1)).toMatchObject({ waitUntil: expect.any(Number) });
    const asks = askAll(state, NOW + DAY, ({ wanted }) => ({
      grouped:
        wanted === 'GROUPS'
          ? state.publishedLines.changesIn(
              [line('32', '2025-12', 1488), line('53', '2025-12', 1487)],
              DECEMBER,
            )
          : null,
      mismatches: [],
    }));
    expect(asks.map(({ purpose, regions }) => [purpose, regions])).toEqual([
      ['CHECK', null],
      ['CHECK', ['53']],
    ]);
  });

  test('that became definitive is a line of its own, and the line that is gone becomes one of no rows', () => {
    const consolidated = line('32', '2025-12', 1488);
    const { publishedLines } = stateAfter(CONSOLIDATED, checkFetch(NOW - DAY, consolidated));
    const definitive = line('32', '2025-12', 1488, 'Données définitives');
    expect(publishedLines.changesIn([definitive], DECEMBER)).toEqual([
      definitive,
      { ...consolidated, rows: 0, sums: {} },
    ]);
    expect(publishedLines.changesIn([consolidated], DECEMBER)).toEqual([]);
  });

  test('of which a check does not ask, or of whose region it says nothing, does not vanish', () => {
    const { publishedLines } = stateAfter(CONSOLIDATED, checkFetch(NOW - DAY, line('32', '2025-12', 1488)));
    const other = line('53', '2026-01', 20);
    expect(publishedLines.changesIn([other], DECEMBER)).toEqual([other]);
    expect(publishedLines.changesIn([line('32', '2026-01', 20)], Date.UTC(2026, 0))).toHaveLength(1);
  });

  test('whose sums are compared where both checks asked for them', () => {
    const { publishedLines } = stateAfter(CONSOLIDATED, checkFetch(NOW - DAY, line('32', '2025-12', 1488)));
    const changesWith = (sums: GroupedLine['sums']) =>
      publishedLines.changesIn([{ ...line('32', '2025-12', 1488), sums }], DECEMBER);
    expect(changesWith({ solaire: 5 })).toEqual([]);
    expect(changesWith({ consommation: 1488 * 5000 + 1 })).toHaveLength(1);
    expect(changesWith({ consommation: null })).toHaveLength(1);
  });

  describe('whose answer differs from the check', () => {
    const fetched = (startedAt: number, more: Partial<Fetch>): Fetch =>
      fetchOf(CONSOLIDATED, {
        purpose: 'CHECK',
        regions: ['32'],
        from: DECEMBER,
        to: Date.UTC(2026, 0),
        startedAt,
        ...more,
      });
    const check = checkFetch(NOW - DAY, line('32', '2025-12', 1488));
    const mismatches = [
      { vintage: 'CONSOLIDATED', publishedRows: 1488, takenRows: 700, columns: [], since: NOW },
    ] as const;
    const askedAgainAt = (...fetches: Fetch[]): number | undefined => {
      const state = stateAfter(CONSOLIDATED, check, ...fetches);
      askAll(state, NOW, () => ({ mismatches: [] }));
      const step = next(state);
      return 'waitUntil' in step ? (step.waitUntil - NOW) / MINUTE : undefined;
    };

    test('is asked for again, later each time', () => {
      expect(askedAgainAt(fetched(NOW, { mismatches }))).toBe(15);
      expect(askedAgainAt(fetched(NOW, { mismatches }), fetched(NOW, { mismatches }))).toBe(30);
    });

    test('is not once it agrees', () => {
      expect(askedAgainAt(fetched(NOW, { mismatches }), fetched(NOW, { mismatches: [] }))).toBe(60);
    });

    test('is asked for again where an old record says how many rows there were', () => {
      expect(askedAgainAt(fetched(NOW, { rows: 700 }))).toBe(15);
      expect(askedAgainAt(fetched(NOW, { rows: 1488 }))).toBe(60);
    });
  });

  test('whose fetch fails stays changed, over a restart too', () => {
    const fetched = fetchOf(CONSOLIDATED, {
      purpose: 'BACKFILL',
      regions: ['32'],
      from: DECEMBER,
      to: Date.UTC(2026, 0),
      startedAt: NOW - DAY,
    });
    const failed = refusedFetch(CONSOLIDATED, { ...fetched, purpose: 'CHECK', startedAt: NOW });
    const state = stateAfter(
      CONSOLIDATED,
      fetched,
      checkFetch(NOW - HOUR, line('32', '2025-12', 1488)),
      failed,
    );
    const later = askAll(state, NOW + MINUTE).filter(({ purpose }) => purpose === 'CHECK');
    expect(later).toMatchObject([{ regions: ['32'], from: DECEMBER }]);
  });

  test('is swept in full once a month, changed or not', () => {
    const state = stateAfter(CONSOLIDATED);
    askAll(state);
    expect(askAll(state, NOW + 29 * DAY).map(({ purpose }) => purpose)).not.toContain('SWEEP');
    const swept = askAll(state, NOW + 30 * DAY).filter(({ purpose }) => purpose === 'SWEEP');
    expect(swept).toHaveLength(24);
  });
});

describe('a slice that fails', () => {
  const slice = {
    purpose: 'BACKFILL',
    regions: ['11'],
    from: Date.UTC(2026, 0),
    to: Date.UTC(2026, 1),
  } as const;

  test('is repeated later, after the others', () => {
    const state = stateAfter(CONSOLIDATED, checkFetch(NOW), refusedFetch(CONSOLIDATED, slice));
    expect(ask(next(state)).regions).toEqual(['24']);
    const asks = askAll(state);
    expect(asks).toHaveLength(23);
    expect(asks.map(({ regions, from }) => `${regions} ${from}`)).not.toContain(`11 ${slice.from}`);
    expect(askAll(state, NOW + MINUTE)).toMatchObject([{ regions: ['11'], from: slice.from }]);
  });

  test('waits longer each time', () => {
    const waits = [1, 2, 3, 20].map((failures) => {
      const state = stateAfter(
        CONSOLIDATED,
        checkFetch(NOW),
        ...Array.from({ length: failures }, () => refusedFetch(CONSOLIDATED, slice)),
      );
      askAll(state);
      const step = next(state);
      return 'waitUntil' in step ? step.waitUntil - NOW : 0;
    });
    expect(waits).toEqual([5_000, 10_000, 20_000, HOUR]);
  });
});

test('nothing is asked before the time that the publisher named', () => {
  const state = stateAfter(REAL_TIME, refusedFetch(REAL_TIME, pollFetch(3), NOW + 2 * HOUR));
  expect(next(state, NOW + HOUR)).toEqual({ waitUntil: NOW + 2 * HOUR });
  expect(ask(next(state, NOW + 2 * HOUR)).purpose).toBe('POLL');
});

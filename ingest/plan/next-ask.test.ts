import { DAY, type Fetch, type GroupedLine, HOUR, MINUTE } from '@courant/core/domain';
import { describe, expect, test } from 'vitest';
import type { Ask } from '../ask/ask.ts';
import { fetchOf } from '../test/fetches.ts';
import { ODRE_CADENCE } from './cadence.ts';
import { FeedState } from './feed-state.ts';
import { type NextStep, nextAsk } from './next-ask.ts';

const NOW = Date.UTC(2026, 0, 15, 14);
const DECEMBER = Date.UTC(2025, 11);
const TR = 'eco2mix-regional-tr';
const CONS_DEF = 'eco2mix-regional-cons-def';

const stateAfter = (feed: typeof TR | typeof CONS_DEF, ...fetches: Fetch[]): FeedState => {
  const memory = new FeedState(feed, ODRE_CADENCE);
  for (const fetch of fetches) memory.apply(fetch);
  return memory;
};
const next = (state: FeedState, now = NOW, backfillFrom = DECEMBER + 5 * DAY): NextStep =>
  nextAsk(state, ODRE_CADENCE, backfillFrom, now);
const ask = (step: NextStep): Ask => {
  if ('waitUntil' in step) throw new Error(`waits until ${new Date(step.waitUntil).toISOString()}`);
  return step.ask;
};
/** Puts question after question, each answered well on the spot, until there is none. */
function askAll(state: FeedState, now = NOW, answer: (asked: Ask) => Partial<Fetch> = () => ({})): Ask[] {
  const asked: Ask[] = [];
  for (let met = next(state, now); 'ask' in met; met = next(state, now)) {
    const { wanted: _, ...question } = met.ask;
    asked.push(met.ask);
    state.apply(fetchOf(met.ask.feed, { startedAt: now, ...question, ...answer(met.ask) }));
  }
  return asked;
}
const refusedFetch = (feed: typeof TR | typeof CONS_DEF, more: Partial<Fetch>, notBefore = 0): Fetch =>
  fetchOf(feed, { startedAt: NOW, ...more, refusal: { reason: 'no', notBefore } });
const pollFetch = (hours: number, startedAt = NOW): Fetch =>
  fetchOf(TR, { from: startedAt - hours * HOUR, to: startedAt, startedAt });
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
  fetchOf(CONS_DEF, { purpose: 'CHECK', startedAt, grouped });

describe('real time', () => {
  test('first of all asks for the last three hours, then wider, then for history', () => {
    const asked = askAll(stateAfter(TR));
    expect(asked.slice(0, 3).map(({ from }) => Math.round((NOW - from) / HOUR))).toEqual([3, 48, 14 * 24]);
    expect(asked.slice(3).map(({ purpose }) => purpose)).toEqual(Array(24).fill('BACKFILL'));
    expect(asked.slice(3)[0]).toMatchObject({ regions: ['11'], from: Date.UTC(2026, 0) });
  });

  test('a wider poll serves the narrower ones', () => {
    expect(next(stateAfter(TR, pollFetch(14 * 24)), NOW + MINUTE, NOW + 60 * DAY)).toEqual({
      waitUntil: NOW + 15 * MINUTE,
    });
  });

  test('a poll that is due goes before history', () => {
    const memory = stateAfter(TR, pollFetch(14 * 24));
    expect(ask(next(memory, NOW + MINUTE)).purpose).toBe('BACKFILL');
    expect(ask(next(memory, NOW + 15 * MINUTE)).purpose).toBe('POLL');
  });

  test('a poll that fails lets history go on, and is put again a little later', () => {
    const memory = stateAfter(TR, pollFetch(14 * 24, NOW - 15 * MINUTE), refusedFetch(TR, pollFetch(3)));
    expect(ask(next(memory)).purpose).toBe('BACKFILL');
    expect(ask(next(memory, NOW + 5_000)).purpose).toBe('POLL');
  });

  test('a wide poll that fails does not hold the narrow one back', () => {
    const memory = stateAfter(
      TR,
      pollFetch(14 * 24, NOW - DAY),
      pollFetch(48, NOW - HOUR),
      refusedFetch(TR, pollFetch(14 * 24)),
    );
    expect(NOW - ask(next(memory)).from).toBe(3 * HOUR);
  });

  test('once all is had, only polls are left, into the next months', () => {
    const memory = stateAfter(TR);
    askAll(memory);
    const purposes = new Set<string>();
    for (let day = 1; day <= 40; day++) {
      for (const { purpose } of askAll(memory, NOW + day * DAY)) purposes.add(purpose);
    }
    expect([...purposes]).toEqual(['POLL']);
  });

  test('polls that run off the quarter-hour, and late, leave no hole that would be asked for as history', () => {
    const memory = stateAfter(TR);
    const offQuarter = NOW + 8 * MINUTE;
    askAll(memory, offQuarter);
    const purposes = new Set<string>();
    for (let poll = 1; poll <= 8 * 24; poll++) {
      const late = (poll % 3) * MINUTE;
      for (const { purpose } of askAll(memory, offQuarter + poll * 15 * MINUTE + late)) purposes.add(purpose);
    }
    expect([...purposes]).toEqual(['POLL']);
  });

  test('after an outage longer than any poll reaches, the months it touched are asked for again', () => {
    const memory = stateAfter(TR);
    askAll(memory);
    const back = NOW + 45 * DAY;
    const months = askAll(memory, back)
      .filter(({ purpose }) => purpose === 'BACKFILL')
      .map(({ from }) => from);
    // The outage ends on 1 March; polls reach back to 15 February, so January and February were missed in part.
    expect(new Set(months)).toEqual(new Set([Date.UTC(2026, 1), Date.UTC(2026, 0)]));
    expect(askAll(memory, back)).toEqual([]);
  });

  test('slots that come out late are not taken for had: the next poll after a short outage reaches behind the last', () => {
    const memory = stateAfter(TR, pollFetch(14 * 24));
    expect(memory.pollCoverage).toEqual([[NOW - 14 * DAY, NOW - 2 * HOUR]]);
  });
});

describe('consolidated data', () => {
  test('is compared first, then fetched where it was never had, newest first', () => {
    const asked = askAll(stateAfter(CONS_DEF));
    expect(asked[0]).toMatchObject({ purpose: 'CHECK', wanted: 'GROUPS', from: DECEMBER, regions: null });
    expect(asked.slice(1).map(({ purpose }) => purpose)).toEqual(Array(24).fill('BACKFILL'));
  });

  test('is compared once a day, and only the region-months whose line moved are fetched', () => {
    const memory = stateAfter(CONS_DEF);
    askAll(memory, NOW, ({ wanted }) => ({
      grouped: wanted === 'GROUPS' ? [line('32', '2025-12', 1488), line('53', '2025-12', 1488)] : null,
    }));
    expect(next(memory, NOW + DAY - 1)).toMatchObject({ waitUntil: expect.any(Number) });
    const asked = askAll(memory, NOW + DAY, ({ wanted }) => ({
      grouped:
        wanted === 'GROUPS'
          ? memory.changedLines([line('32', '2025-12', 1488), line('53', '2025-12', 1487)])
          : null,
    }));
    expect(asked.map(({ purpose, regions }) => [purpose, regions])).toEqual([
      ['CHECK', null],
      ['CHECK', ['53']],
    ]);
  });

  test('that became definitive is a line of its own, and moves its month', () => {
    const memory = stateAfter(CONS_DEF, checkFetch(NOW - DAY, line('32', '2025-12', 1488)));
    expect(memory.changedLines([line('32', '2025-12', 1488, 'Données définitives')])).toHaveLength(1);
    expect(memory.changedLines([line('32', '2025-12', 1488)])).toEqual([]);
  });

  test('whose fetch fails stays moved, over a restart too', () => {
    const had = fetchOf(CONS_DEF, {
      purpose: 'BACKFILL',
      regions: ['32'],
      from: DECEMBER,
      to: Date.UTC(2026, 0),
      startedAt: NOW - DAY,
    });
    const failed = refusedFetch(CONS_DEF, { ...had, purpose: 'CHECK', startedAt: NOW });
    const memory = stateAfter(CONS_DEF, had, checkFetch(NOW - HOUR, line('32', '2025-12', 1488)), failed);
    const later = askAll(memory, NOW + MINUTE).filter(({ purpose }) => purpose === 'CHECK');
    expect(later).toMatchObject([{ regions: ['32'], from: DECEMBER }]);
  });

  test('is swept in full once a month, moved or not', () => {
    const memory = stateAfter(CONS_DEF);
    askAll(memory);
    expect(askAll(memory, NOW + 29 * DAY).map(({ purpose }) => purpose)).not.toContain('SWEEP');
    const swept = askAll(memory, NOW + 30 * DAY).filter(({ purpose }) => purpose === 'SWEEP');
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

  test('is left for later while the others land', () => {
    const memory = stateAfter(CONS_DEF, checkFetch(NOW), refusedFetch(CONS_DEF, slice));
    expect(ask(next(memory)).regions).toEqual(['24']);
    const asked = askAll(memory);
    expect(asked).toHaveLength(23);
    expect(asked.map(({ regions, from }) => `${regions} ${from}`)).not.toContain(`11 ${slice.from}`);
    expect(askAll(memory, NOW + MINUTE)).toMatchObject([{ regions: ['11'], from: slice.from }]);
  });

  test('waits longer each time', () => {
    const waits = [1, 2, 3, 20].map((failures) => {
      const memory = stateAfter(
        CONS_DEF,
        checkFetch(NOW),
        ...Array.from({ length: failures }, () => refusedFetch(CONS_DEF, slice)),
      );
      askAll(memory);
      const met = next(memory);
      return 'waitUntil' in met ? met.waitUntil - NOW : 0;
    });
    expect(waits).toEqual([5_000, 10_000, 20_000, HOUR]);
  });
});

test('nothing is asked before the time the feed was told', () => {
  const memory = stateAfter(TR, refusedFetch(TR, pollFetch(3), NOW + 2 * HOUR));
  expect(next(memory, NOW + HOUR)).toEqual({ waitUntil: NOW + 2 * HOUR });
  expect(ask(next(memory, NOW + 2 * HOUR)).purpose).toBe('POLL');
});

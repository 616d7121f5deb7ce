import assert from 'node:assert/strict';
import { values } from '@courant/core/testing';
import { beforeEach, describe, expect, test } from 'vitest';
import {
  addPart,
  type GapFacts,
  MAX_PUBLISHING_DELAY_MS,
  type ReasonedRange,
  reasonAt,
  splitByReason,
} from './gap.ts';
import type { Gap } from './gap-type.ts';
import { at, HALF, openSettledStore, QUARTER, type SettledStore, starts } from './test/settled-store.ts';

const facts = (over: Partial<GapFacts> = {}): GapFacts => ({
  now: at('2024-01-18T12:00:00Z'),
  liveEdge: at('2024-01-18T11:00:00Z'),
  requested: [{ from: at('2024-01-01T00:00:00Z'), to: at('2024-01-18T12:00:00Z') }],
  ...over,
});

describe('why a slot is missing', () => {
  test('asked for and older than the newest: the publisher has not got it', () => {
    expect(reasonAt(at('2024-01-10T00:00:00Z'), facts())).toBe('NOT_PUBLISHED');
  });

  test('never asked for: it has not been fetched', () => {
    expect(reasonAt(at('2023-12-10T00:00:00Z'), facts())).toBe('NOT_FETCHED');
  });

  test('asked for and newer than the newest: it is to come, however late the publisher is', () => {
    expect(reasonAt(at('2024-01-18T11:00:00Z'), facts())).toBe('PENDING');
    expect(reasonAt(at('2024-01-18T11:00:00Z'), facts({ liveEdge: at('2024-01-16T00:00:00Z') }))).toBe(
      'PENDING',
    );
  });

  test('newer than the newest and not asked for: to come while it may be on its way, then not fetched', () => {
    const { now } = facts();
    const silent = facts({ requested: [], liveEdge: at('2024-01-18T01:00:00Z') });
    expect(reasonAt(now - MAX_PUBLISHING_DELAY_MS, silent)).toBe('PENDING');
    expect(reasonAt(now - MAX_PUBLISHING_DELAY_MS - QUARTER, silent)).toBe('NOT_FETCHED');
  });

  test('the first pass of the autumn hour is the one the publisher leaves out, the second is not', () => {
    const autumn = facts({ now: at('2024-11-01T00:00:00Z'), requested: [], liveEdge: null });
    expect(reasonAt(at('2024-10-27T00:30:00Z'), autumn)).toBe('DST_UNPUBLISHED');
    expect(reasonAt(at('2024-10-27T01:00:00Z'), autumn)).toBe('NOT_FETCHED');
    expect(reasonAt(at('2024-10-26T23:30:00Z'), autumn)).toBe('NOT_FETCHED');
  });
});

test('a long hole is cut where its reason turns, on the edge of a slot', () => {
  const hole = { from: at('2023-10-28T23:00:00Z'), to: at('2023-10-29T03:00:00Z'), missing: 16 };
  const requested = [{ from: at('2023-10-29T02:10:00Z'), to: at('2024-01-18T12:00:00Z') }];
  expect(splitByReason(hole, HALF, facts({ requested }))).toEqual([
    { from: at('2023-10-28T23:00:00Z'), to: at('2023-10-29T00:00:00Z'), missing: 4, reason: 'NOT_FETCHED' },
    {
      from: at('2023-10-29T00:00:00Z'),
      to: at('2023-10-29T01:00:00Z'),
      missing: 4,
      reason: 'DST_UNPUBLISHED',
    },
    { from: at('2023-10-29T01:00:00Z'), to: at('2023-10-29T02:30:00Z'), missing: 6, reason: 'NOT_FETCHED' },
    { from: at('2023-10-29T02:30:00Z'), to: at('2023-10-29T03:00:00Z'), missing: 2, reason: 'NOT_PUBLISHED' },
  ]);
});

test('neighbours of one reason are one gap, others are not', () => {
  const gaps: ReasonedRange[] = [];
  addPart(gaps, { from: 0, to: 1, missing: 1, reason: 'PENDING' });
  addPart(gaps, { from: 1, to: 2, missing: 1, reason: 'PENDING' });
  addPart(gaps, { from: 2, to: 3, missing: 1, reason: 'NOT_FETCHED' });
  addPart(gaps, { from: 9, to: 10, missing: 1, reason: 'NOT_FETCHED' });
  expect(gaps.map(({ from, to, missing }) => [from, to, missing])).toEqual([
    [0, 2, 2],
    [2, 3, 1],
    [9, 10, 1],
  ]);
});

describe('gaps of a series', () => {
  let settledStore: SettledStore;
  const NOW = at('2024-10-28T12:20:00Z');
  const gapsOf = async (
    from: string,
    to: string,
    resolution: 'HALF_HOUR' | 'DAY' | 'MONTH' | 'QUARTER_HOUR',
  ): Promise<string[]> => {
    const [series] = await (
      await settledStore.set(NOW, { from, to, resolution, measures: ['WIND'] })
    ).series();
    assert(series);
    return (await series.gaps(100)).map(text);
  };
  const text = ({ start, end, missing, reason }: Gap): string =>
    `${new Date(start).toISOString().slice(5, 16)} ${new Date(end).toISOString().slice(5, 16)} ${missing} ${reason}`;

  beforeEach(async () => {
    settledStore = await openSettledStore();
    const hole = (start: number): boolean =>
      start >= at('2024-10-27T00:00:00Z') && start < at('2024-10-27T01:00:00Z');
    const days = starts(at('2024-10-25T22:00:00Z'), at('2024-10-27T23:00:00Z'), HALF).filter(
      (start) => !hole(start),
    );
    const noWind = at('2024-10-26T05:00:00Z');
    await settledStore.fill('BRE', 'CONSOLIDATED', days, (start) =>
      values({ WIND: start === noWind ? null : 100 }),
    );
    const quarters = starts(at('2024-10-27T23:00:00Z'), at('2024-10-28T11:15:00Z'), QUARTER);
    const late = at('2024-10-28T03:00:00Z');
    await settledStore.fill(
      'BRE',
      'REAL_TIME',
      quarters.filter((start) => start !== late),
      () => values({ WIND: 100 }),
    );
    await settledStore.asked(at('2024-10-24T22:00:00Z'), NOW, { feed: 'eco2mix-regional-tr' });
  });

  test('at any resolution they are named to the half-hour', async () => {
    const byHand = [
      '10-26T05:00 10-26T05:30 2 NOT_PUBLISHED',
      '10-27T00:00 10-27T01:00 4 DST_UNPUBLISHED',
      '10-28T03:00 10-28T03:30 1 NOT_PUBLISHED',
      '10-28T11:00 10-28T12:00 3 PENDING',
    ];
    expect(await gapsOf('2024-10-26', '2024-10-28', 'HALF_HOUR')).toEqual(byHand);
    expect(await gapsOf('2024-10-26', '2024-10-28', 'DAY')).toEqual(byHand);
  });

  test("on the quarter-hours' own grid they are quarter-hours", async () => {
    expect(await gapsOf('2024-10-28', '2024-10-28', 'QUARTER_HOUR')).toEqual([
      '10-28T03:00 10-28T03:15 1 NOT_PUBLISHED',
      '10-28T11:15 10-28T12:15 4 PENDING',
    ]);
  });

  test('an empty month is named at once, by what was asked of it', async () => {
    await settledStore.asked(0, 0, {
      backfill: { from: at('2024-08-31T22:00:00Z'), to: NOW, slicesDone: 0, slicesTotal: 2, slicesFailed: 0 },
    });
    expect(await gapsOf('2024-09', '2024-10-26', 'MONTH')).toEqual([
      '08-31T22:00 10-24T22:00 5184 NOT_FETCHED',
      '10-24T22:00 10-25T22:00 96 NOT_PUBLISHED',
      '10-26T05:00 10-26T05:30 2 NOT_PUBLISHED',
      '10-27T00:00 10-27T01:00 4 DST_UNPUBLISHED',
      '10-28T03:00 10-28T03:30 1 NOT_PUBLISHED',
      '10-28T11:00 10-28T12:00 3 PENDING',
    ]);
  });

  test('only the first ones are given where fewer are asked for', async () => {
    const [series] = await (
      await settledStore.set(NOW, { from: '2024-10-26', resolution: 'DAY', measures: ['WIND'] })
    ).series();
    assert(series);
    expect(await series.gaps(1)).toHaveLength(1);
    expect(await series.gaps(0)).toEqual([]);
    await expect(series.gaps(-1)).rejects.toThrow('0 to 1000');
  });
});

import { FETCHES, openMemoryLog } from '@courant/core/log';
import { describe, expect, test } from 'vitest';
import { toFetch } from '../series/test/settled-store.ts';
import { commonTo, RequestedRanges, withRange } from './requested-ranges.ts';

describe('ranges', () => {
  test.each([
    [
      'before',
      { from: 0, to: 5 },
      [
        { from: 0, to: 5 },
        { from: 10, to: 20 },
        { from: 30, to: 40 },
      ],
    ],
    [
      'touching',
      { from: 5, to: 10 },
      [
        { from: 5, to: 20 },
        { from: 30, to: 40 },
      ],
    ],
    ['between, touching both', { from: 20, to: 30 }, [{ from: 10, to: 40 }]],
    [
      'inside',
      { from: 12, to: 13 },
      [
        { from: 10, to: 20 },
        { from: 30, to: 40 },
      ],
    ],
    ['over all', { from: 5, to: 50 }, [{ from: 5, to: 50 }]],
    [
      'after',
      { from: 45, to: 50 },
      [
        { from: 10, to: 20 },
        { from: 30, to: 40 },
        { from: 45, to: 50 },
      ],
    ],
  ])('one added %s keeps them rising and apart', (_, added, expected) => {
    expect(
      withRange(
        [
          { from: 10, to: 20 },
          { from: 30, to: 40 },
        ],
        added,
      ),
    ).toEqual(expected);
  });

  test('what all have is what none lacks', () => {
    expect(
      commonTo([
        [
          { from: 0, to: 10 },
          { from: 20, to: 30 },
        ],
        [{ from: 5, to: 25 }],
      ]),
    ).toEqual([
      { from: 5, to: 10 },
      { from: 20, to: 25 },
    ]);
    expect(commonTo([[{ from: 0, to: 10 }], []])).toEqual([]);
  });
});

describe('what has been asked of the publisher', () => {
  const historyOf = async (...fetches: Parameters<typeof toFetch>[]): Promise<RequestedRanges> => {
    const log = await openMemoryLog();
    const history = new RequestedRanges(log);
    for (const fetch of fetches) await log.append(FETCHES, [toFetch(...fetch)]);
    await history.catchUp();
    return history;
  };

  test('either feed fills half-hours, real time alone fills quarter-hours', async () => {
    const history = await historyOf([0, 10], [10, 20, { feed: 'eco2mix-regional-tr' }]);
    expect(history.requestedFor('BRE', 'HALF_HOUR')).toEqual([{ from: 0, to: 20 }]);
    expect(history.requestedFor('BRE', 'QUARTER_HOUR')).toEqual([{ from: 10, to: 20 }]);
  });

  test('a refused ask and a grouped one have brought nothing', async () => {
    const refusal = { reason: 'HTTP 429', notBefore: 0 };
    expect(
      (await historyOf([0, 10, { refusal }], [0, 10, { grouped: [] }])).requestedFor('BRE', 'HALF_HOUR'),
    ).toEqual([]);
  });

  test('an ask for some regions counts for those, and for the country where all twelve were asked', async () => {
    const history = await historyOf([0, 10, { regions: ['53'] }], [5, 10]);
    expect(history.requestedFor('BRE', 'HALF_HOUR')).toEqual([{ from: 0, to: 10 }]);
    expect(history.requestedFor('IDF', 'HALF_HOUR')).toEqual([{ from: 5, to: 10 }]);
    expect(history.requestedFor('FR', 'HALF_HOUR')).toEqual([{ from: 5, to: 10 }]);
  });

  test('it goes on from where it was', async () => {
    const log = await openMemoryLog();
    const history = new RequestedRanges(log);
    await history.catchUp();
    expect(history.beginning).toBeNull();
    await log.append(FETCHES, [toFetch(0, 10)]);
    await Promise.all([history.catchUp(), history.catchUp()]);
    await log.append(FETCHES, [
      toFetch(10, 20, { backfill: { from: -50, to: 20, slicesDone: 1, slicesTotal: 9, slicesFailed: 0 } }),
    ]);
    await history.catchUp();
    expect(history.requestedFor('PAC', 'HALF_HOUR')).toEqual([{ from: 0, to: 20 }]);
    expect(history.beginning).toBe(-50);
  });
});

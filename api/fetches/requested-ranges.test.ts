import { describe, expect, test } from 'vitest';
import { toFetch } from '../series/test/settled-store.ts';
import { intersectRanges, RequestedRanges, withRange } from './requested-ranges.ts';

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
      intersectRanges([
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
    expect(intersectRanges([[{ from: 0, to: 10 }], []])).toEqual([]);
  });
});

describe('what has been asked of the publisher', () => {
  const rangesOf = (...fetches: Parameters<typeof toFetch>[]): RequestedRanges => {
    const ranges = new RequestedRanges();
    for (const fetch of fetches) ranges.add(toFetch(...fetch));
    return ranges;
  };

  test('either feed fills half-hours, real time alone fills quarter-hours', () => {
    const ranges = rangesOf([0, 10], [10, 20, { feed: 'eco2mix-regional-tr' }]);
    expect(ranges.requestedFor('BRE', 'HALF_HOUR')).toEqual([{ from: 0, to: 20 }]);
    expect(ranges.requestedFor('BRE', 'QUARTER_HOUR')).toEqual([{ from: 10, to: 20 }]);
  });

  test('a refused ask and a grouped one have brought nothing', () => {
    const refusal = { reason: 'HTTP 429', notBefore: 0 };
    expect(rangesOf([0, 10, { refusal }], [0, 10, { grouped: [] }]).requestedFor('BRE', 'HALF_HOUR')).toEqual(
      [],
    );
  });

  test('an ask for some regions counts for those, and for the country where all twelve were asked', () => {
    const ranges = rangesOf([0, 10, { regions: ['53'] }], [5, 10]);
    expect(ranges.requestedFor('BRE', 'HALF_HOUR')).toEqual([{ from: 0, to: 10 }]);
    expect(ranges.requestedFor('IDF', 'HALF_HOUR')).toEqual([{ from: 5, to: 10 }]);
    expect(ranges.requestedFor('FR', 'HALF_HOUR')).toEqual([{ from: 5, to: 10 }]);
  });
});

// @vitest-environment node
import { expect, test } from 'vitest';
import { AUTUMN_DAY, SPRING_DAY, sampleSeriesSet } from '../gallery/sample-day.ts';
import { seriesSet } from '../test/builders.ts';
import { isolated, toggled } from './band-choice.ts';
import { type BandKey, toStack } from './stack.ts';
import { newestSlot, totalAt, windowSums } from './window-sums.ts';

const sumsOf = (set: ReturnType<typeof seriesSet>, hidden: readonly BandKey[] = []) =>
  windowSums(toStack('BRE', set, new Set(hidden)));

test('energy is power times the length of each slot, and the mean is over the hours published', () => {
  const { bands } = sumsOf(seriesSet({ CONSUMPTION: [100, 100, 100], WIND: [40, null, 60] }));

  expect(bands.get('WIND')).toMatchObject({ hours: 0.5, energy: 25, mean: 50 });
});

test('what was not published is no zero, and the coverage says how much of the window was', () => {
  const { consumption, coverage } = sumsOf(seriesSet({ CONSUMPTION: [100, null, 100, 100] }));

  expect(consumption).toMatchObject({ mean: 100, energy: 75 });
  expect(coverage).toEqual({ hours: 0.75, expected: 1 });
});

test('slots that are to come are not expected yet', () => {
  const set = seriesSet({ CONSUMPTION: [100, 100, null] });

  expect(sumsOf(set).coverage).toEqual({ hours: 0.5, expected: 0.5 });
});

test.each([
  [23, SPRING_DAY],
  [25, AUTUMN_DAY],
] as const)('a day of %i hours has the energy of %i hours', (hours, day) => {
  const set = sampleSeriesSet('DAY', 1, undefined, day);

  expect(sumsOf(set).bands.get('NUCLEAR')).toMatchObject({ hours, energy: 2600 * hours, mean: 2600 });
});

test('a roll-up counts the hours that were observed of it', () => {
  const set = { ...seriesSet({ CONSUMPTION: [100, 100] }, 'HOUR'), observed: [4, 2] };

  expect(sumsOf(set).consumption).toMatchObject({ hours: 1.5, energy: 150, mean: 100 });
});

const AN_HOUR = seriesSet(
  { CONSUMPTION: [100], NUCLEAR: [150], WIND: [50], EXCHANGE: [-90], PUMPING: [-10] },
  'HOUR',
);

test('the bands add up to the consumption, and what is supplied to the whole', () => {
  const { bands, total } = sumsOf(AN_HOUR);

  expect(total).toMatchObject({ energy: 100, share: 0.5 });
  expect(bands.get('NUCLEAR')?.share).toBe(0.75);
  expect(bands.get('WIND')?.share).toBe(0.25);
  expect(bands.get('EXPORT')?.share).toBe(-0.45);
});

test('a hidden band is in no total, and what remains is shared anew', () => {
  const { bands, total } = sumsOf(AN_HOUR, ['NUCLEAR', 'EXPORT']);

  expect(total).toMatchObject({ energy: 40, mean: 40 });
  expect(bands.get('WIND')?.share).toBe(1);
  expect(bands.has('NUCLEAR')).toBe(false);
});

test('energies are added as the API answers them; their mean is a power again', () => {
  const set = { ...seriesSet({ CONSUMPTION: [25, 75] }), view: 'ENERGY' as const };

  expect(sumsOf(set).consumption).toMatchObject({ energy: 100, mean: 200 });
});

test('watts per person come to kilowatt-hours per person', () => {
  const set = { ...seriesSet({ CONSUMPTION: [500, 1500] }, 'HOUR'), view: 'PER_PERSON' as const };

  expect(sumsOf(set).consumption).toMatchObject({ energy: 2, mean: 1000 });
});

test('ratios have no sum', () => {
  const set = { ...seriesSet({ WIND: [20, 40] }), view: 'SHARE_OF_CONSUMPTION' as const };

  expect(sumsOf(set).bands.get('WIND')).toMatchObject({ mean: null, energy: null, share: null });
});

test('a slot has a total where all but storage is published', () => {
  const stack = toStack(
    'BRE',
    seriesSet({ WIND: [10, null, 10, 10], SOLAR: [5, null, null, 5], PUMPING: [-1, null, -1, null] }),
  );

  expect([0, 1, 2, 3].map((slot) => totalAt(stack, slot))).toEqual([14, null, null, 15]);
});

test('without a cursor the newest slot with a consumption is read', () => {
  expect(newestSlot(toStack('BRE', seriesSet({ CONSUMPTION: [1, 2, null] })))).toBe(1);
  expect(newestSlot(toStack('BRE', seriesSet({ CONSUMPTION: [null, null] })))).toBe(1);
});

const PRESENT = ['HYDRO', 'WIND', 'SOLAR'] as const;

test('a band is hidden, and shown again', () => {
  const once = toggled(new Set(), ['WIND']);

  expect([...once]).toEqual(['WIND']);
  expect([...toggled(once, ['WIND'])]).toEqual([]);
});

test('a band is shown alone, also a hidden one; a second time all are shown', () => {
  const alone = isolated(new Set(['WIND']), ['WIND'], PRESENT);

  expect([...alone]).toEqual(['HYDRO', 'SOLAR']);
  expect([...isolated(alone, ['WIND'], PRESENT)]).toEqual([]);
  expect([...isolated(alone, ['HYDRO'], PRESENT)]).toEqual(['WIND', 'SOLAR']);
});

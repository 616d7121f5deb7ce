// @vitest-environment node
import { expect, test } from 'vitest';
import { seriesSet } from '../test/builders.ts';
import { toReadout } from './readout.ts';
import { type BandKey, presentBands, toStack } from './stack.ts';
import { windowSums } from './window-sums.ts';

function readoutOf(set: ReturnType<typeof seriesSet>, hidden: readonly BandKey[] = [], slot = 0) {
  const stack = toStack('BRE', set, new Set(hidden));
  return toReadout({ stack, sums: windowSums(stack), present: presentBands(set), slot, lang: 'en' });
}

const TWO_HOURS = seriesSet(
  {
    CONSUMPTION: [100, 110],
    NUCLEAR: [150, 150],
    WIND: [50, 60],
    SOLAR: [0, 0],
    EXCHANGE: [-90, -90],
    PUMPING: [-10, -10],
  },
  'HOUR',
);

test('the rows run from the top of the stack to its bottom; what is zero throughout has none', () => {
  const { bands } = readoutOf(TWO_HOURS);

  expect(bands.map(({ key }) => key)).toEqual(['WIND', 'NUCLEAR', 'EXPORT', 'PUMPING']);
});

test('what leaves the area is written without a sign, and taken from the total', () => {
  const { bands, total } = readoutOf(TWO_HOURS);

  expect(bands.find(({ key }) => key === 'EXPORT')).toMatchObject({
    isTaken: true,
    figures: { slot: '90', mean: '90', energy: '180', share: '43.9' },
  });
  expect(total).toEqual({ slot: '100', mean: '105', energy: '210', share: '51.2' });
});

test('pumping and batteries are one row, whose parts add up to it and which adds up to the total with the others', () => {
  const set = seriesSet(
    {
      CONSUMPTION: [100, 110],
      WIND: [130, 130],
      PUMPING: [-40, -10],
      BATTERY_CHARGE: [0, -20],
      BATTERY_DISCHARGE: [10, 10],
    },
    'HOUR',
  );

  const { bands, total } = readoutOf(set);
  expect(bands.map(({ key }) => key)).toEqual(['WIND', 'STORAGE']);
  expect(bands[1]).toMatchObject({ isTaken: false, figures: { slot: '−30', mean: '−25', energy: '−50' } });
  expect(bands[1]?.parts.map(({ key, isTaken, figures }) => [key, isTaken, figures?.energy])).toEqual([
    ['BATTERY_DISCHARGE', false, '20'],
    ['PUMPING', true, '50'],
    ['BATTERY_CHARGE', true, '20'],
  ]);
  expect(total).toMatchObject({ slot: '100', energy: '210' });

  const hidden = readoutOf(set, ['PUMPING']);
  expect(hidden.bands[1]?.figures).toMatchObject({ slot: '10', energy: '0' });
  expect(hidden.total).toMatchObject({ slot: '140', energy: '260' });
  expect(readoutOf(set, ['PUMPING', 'BATTERY_CHARGE', 'BATTERY_DISCHARGE']).bands[1]?.figures).toBeNull();
});

test('a hidden band has a row without figures, and the total is that of the others', () => {
  const { bands, total, isPartial } = readoutOf(TWO_HOURS, ['NUCLEAR']);

  expect(bands.find(({ key }) => key === 'NUCLEAR')?.figures).toBeNull();
  expect(total).toMatchObject({ slot: '−50', energy: '−90' });
  expect(isPartial).toBe(true);
});

test('a column has one unit, by its largest amount', () => {
  const { units, bands } = readoutOf(seriesSet({ NUCLEAR: [50_000, 50_000], WIND: [900, 950] }, 'HOUR'));

  expect(units).toEqual({ slot: 'GW', mean: 'GW', energy: 'GWh' });
  expect(bands[0]?.figures).toMatchObject({ slot: '0.9', mean: '0.9', energy: '1.9' });
});

test('what is missing of the window is said, of a band on its own too', () => {
  const set = seriesSet({ CONSUMPTION: [100, null, 100, 100], WIND: [5, null, 5, null] }, 'HOUR');

  expect(readoutOf(set).note).toBe('Published: 3 of 4 h; sums are of these alone. Wind: 2 h.');
  expect(readoutOf(TWO_HOURS).note).toBeNull();
});

test('a slot that was not published is a dash, never zero', () => {
  const set = seriesSet({ CONSUMPTION: [100, null], WIND: [5, null] }, 'HOUR');

  expect(readoutOf(set, [], 1)).toMatchObject({ consumption: { slot: '–' }, total: { slot: '–' } });
});

test('beside another period stand its figures, and signed by how much this one differs where both are published', () => {
  const set = seriesSet({ CONSUMPTION: [100, 100, 70], WIND: [5, 5, 5] }, 'HOUR');
  const stack = toStack('BRE', set, new Set(), [90, null, 100]);
  const read = (slot: number) =>
    toReadout({ stack, sums: windowSums(stack), present: presentBands(set), slot, lang: 'en' }).against;

  expect(read(0)?.figures).toMatchObject({ slot: '90', mean: '95', energy: '190' });
  expect(read(0)?.difference).toMatchObject({ slot: '+10', mean: '−10', energy: '−20' });
  expect(read(1)?.difference.slot).toBe('–');
  const { note } = toReadout({ stack, sums: windowSums(stack), present: [], slot: 0, lang: 'en' });
  expect(note).toBe('Compared: 2 h.');
  expect(readoutOf(set).against).toBeNull();
});

test('shares have no mean and no energy', () => {
  const set = { ...seriesSet({ CONSUMPTION: [100], WIND: [5] }), view: 'SHARE_OF_CONSUMPTION' as const };

  expect(readoutOf(set).units).toEqual({ slot: '%', mean: null, energy: null });
  expect(readoutOf(set).total).toEqual({ slot: '5.0', mean: null, energy: null, share: null });
});

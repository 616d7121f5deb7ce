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

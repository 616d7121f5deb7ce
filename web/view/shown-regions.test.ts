// @vitest-environment node
import { expect, test } from 'vitest';
import { toAreaReading } from '../data/reading.ts';
import { readingFragment, TEN_AM } from '../test/builders.ts';
import { shownRegions } from './shown-regions.ts';
import type { Timeline } from './use-timeline.ts';

const readings = new Map([
  ['BRE' as const, toAreaReading(readingFragment('BRE', TEN_AM, { consumption: 2000 }))],
]);
const consumptionAt = (at: number | null) =>
  shownRegions(readings, { at, day: null, slot: 0 } as unknown as Timeline).get('BRE')?.CONSUMPTION;

test('before the day of a chosen moment is there, no region has its latest values in place of it', () => {
  expect(consumptionAt(null)).toBe(2000);
  expect(consumptionAt(TEN_AM)).toBeNull();
});

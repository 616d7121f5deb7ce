import 'reflect-metadata';
import { AREAS, HALF_MW_PER_MW, type StoredMeasure } from '@courant/core/domain';
import { registerEnumType } from 'type-graphql';
import { QUARTER_HOURS_IN_HOUR } from '../column/bucket-grid.ts';
import type { Scale } from '../column/piece.ts';
import type { Showing } from '../column/term.ts';
import type { Unit } from '../scalar/units.ts';

/** How a series shows a measure. */
export const Views = {
  POWER: 'POWER',
  ENERGY: 'ENERGY',
  SHARE_OF_CONSUMPTION: 'SHARE_OF_CONSUMPTION',
  SHARE_OF_PRODUCTION: 'SHARE_OF_PRODUCTION',
  PER_PERSON: 'PER_PERSON',
} as const;
export type View = keyof typeof Views;

const WATTS_IN_MW = 1e6;

interface ViewFact extends Showing {
  readonly unit: Unit;
  readonly description: string;
}

const megawatts: Scale = { factor: 1 / HALF_MW_PER_MW, mean: true };
const percent = (shareOf: StoredMeasure, of: string): ViewFact => ({
  unit: 'PERCENT',
  description:
    `Percent of the area's ${of}, over the half-hours (or quarter-hours) for which both are published; never a mean of ` +
    'ratios. Null where there is none, or where they sum to zero. It can pass 100, and is below 0 where one of the two is. It has no min and no max.',
  shareOf,
  scale: () => megawatts,
});

/** The total table of views: a view without an entry does not compile. */
export const VIEW_FACTS: Readonly<Record<View, ViewFact>> = {
  POWER: {
    unit: 'MW',
    description:
      'Mean power over what was observed of a bucket, MW; min and max are of its half-hours, over real time of its quarter-hours.',
    shareOf: null,
    scale: () => megawatts,
  },
  ENERGY: {
    unit: 'MWH',
    description:
      'Energy of what was observed of a bucket, MWh. What is missing is neither zero nor filled in: `observed` counts ' +
      'the quarter-hours that are in it. It has no min and no max.',
    shareOf: null,
    scale: () => ({ factor: 1 / HALF_MW_PER_MW / QUARTER_HOURS_IN_HOUR, mean: false }),
  },
  SHARE_OF_CONSUMPTION: percent('CONSUMPTION', 'consumption'),
  SHARE_OF_PRODUCTION: percent('PRODUCTION', 'production'),
  PER_PERSON: {
    unit: 'W_PER_PERSON',
    description: 'Mean power by inhabitant of the area, W; min and max likewise.',
    shareOf: null,
    scale: (area) => ({ factor: (megawatts.factor * WATTS_IN_MW) / AREAS[area].population, mean: true }),
  },
};

/** Whether the lowest and highest leaf of a bucket mean something in a view. */
export const hasExtremes = (view: View): boolean =>
  VIEW_FACTS[view].shareOf === null && VIEW_FACTS[view].scale('FR').mean;

registerEnumType(Views, {
  name: 'View',
  description: 'How a series shows a measure.',
  valuesConfig: Object.fromEntries(
    Object.entries(VIEW_FACTS).map(([view, { description }]) => [view, { description }]),
  ),
});

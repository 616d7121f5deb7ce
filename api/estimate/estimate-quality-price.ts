import type { AreaCode, Measure } from '@courant/core/domain';
import { periodsIn } from '@courant/core/domain';
import { intersect, pointsIn, type Range } from '../column/range.ts';
import { forSome, shortened } from '../limits/cheaper-list.ts';
import { cheaperRanges } from '../limits/cheaper-range.ts';
import {
  type CheaperThan,
  costOfLoading,
  costOfSlots,
  type PriceFacts,
  type PriceOf,
} from '../limits/price.ts';
import { answeredRange, areasBehind } from '../limits/range-cost.ts';
import { KEY_FACTS, type ProfileBy } from '../profile/profile-key.ts';
import type { Moment } from '../scalar/moment.ts';

/** As the resolver receives them. */
export interface EstimateArguments {
  readonly areas: readonly AreaCode[];
  readonly measures: readonly Measure[];
  readonly from: Moment;
  readonly to: Moment;
  readonly by?: ProfileBy | null;
}

const OWN = 20;
/** Visits of a half-hour for each measure in each region: pairing, adding up, sorting. */
const VISITS = 5;
/** Finding the key of a half-hour, once for all. */
const VISITS_OF_KEY = 3;

/** The leaf chunks of each day of real time, of each region behind, with one column for each measure. */
export const estimateQualityPrice: PriceOf<EstimateArguments> = (
  { areas, measures, from, to, by },
  facts,
) => {
  const range = realTimeRange(from, to, facts);
  const columns = Math.max(1, new Set(measures).size);
  const series = Math.max(1, new Set(areas).size) * columns;
  const inside = { series, points: by ? KEY_FACTS[by].keys.length : 1 };
  if (!range) return { own: OWN, times: series, inside };
  const regions = areasBehind(areas);
  const days = periodsIn('HALF_HOUR', range.from, range.to).length;
  const loading = costOfLoading('QUARTER_HOUR', days, columns) + costOfLoading('HALF_HOUR', days, columns);
  const visits = (VISITS * regions * columns + VISITS_OF_KEY) * pointsIn('HALF_HOUR', range);
  return { own: OWN + regions * loading + costOfSlots(visits), times: series, inside };
};

function realTimeRange(from: Moment, to: Moment, facts: PriceFacts): Range | undefined {
  const range = answeredRange(from, to, facts);
  return range && intersect(range, { from: facts.realTimeFrom, to: range.to });
}

/** Ways to ask for less: fewer areas, fewer measures, less time. */
export const cheaperEstimateQuality: CheaperThan<EstimateArguments> = (args, facts) => {
  const range = realTimeRange(args.from, args.to, facts);
  if (!range) return [];
  return [
    shortened(args.areas).map((areas) => ({
      args: { ...args, areas },
      advice: forSome(areas.length, 'area'),
    })),
    shortened(args.measures).map((measures) => ({
      args: { ...args, measures },
      advice: forSome(measures.length, 'measure'),
    })),
    cheaperRanges(range).map(({ from, advice }) => ({ args: { ...args, from }, advice })),
  ];
};

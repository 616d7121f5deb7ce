import { type CheaperThan, costOfSlots, type PriceOf } from '../limits/price.ts';
import { cheaperSeries } from '../series/cheaper-series.ts';
import { seriesPrice } from '../series/series-price.ts';
import type { CompareInput } from './compare-input-type.ts';

type CompareArguments = { readonly input: CompareInput };

/** Calendar arithmetic for each bucket of the period, which is the same for all series. */
const VISITS_OF_PAIRING = 8;

/** Two questions for series: the other period has as many buckets, and at most a chunk more at each end. */
export const comparePrice: PriceOf<CompareArguments> = (args, facts) => {
  const { own, inside } = seriesPrice(args, facts);
  return {
    own: 2 * own + costOfSlots(VISITS_OF_PAIRING * (inside?.points ?? 0)),
    ...(inside && { inside }),
  };
};

/** Ways to ask for less: coarser, for fewer areas, for fewer measures. A later beginning would compare other days. */
export const cheaperCompare: CheaperThan<CompareArguments> = (args, facts) =>
  cheaperSeries(args, facts)
    .slice(0, 3)
    .map((ways) =>
      ways.map(({ args: cheaper, advice }) => ({
        args: { input: { ...args.input, ...cheaper.input } },
        advice,
      })),
    );

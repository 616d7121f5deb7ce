import type { PriceOf } from '../limits/price.ts';
import { answeredRange, costOfRange } from '../limits/range-cost.ts';
import { type Moment, NOW } from '../scalar/moment.ts';
import { mixResolution } from './answer-mix.ts';

/** Finding the newest production reads some weeks of leaf chunks. */
const NEWEST = 40;
const OWN = 5;
/** Seven columns are added up, which is as quick as printing one. */
const VISITS = 1;

/** The slots of the range for a mix over one; what is wrong with a range is left to the answer. */
export const mixPrice: PriceOf<{ readonly from?: Moment | null; readonly to?: Moment | null }> = (
  { from, to },
  facts,
) => {
  if (!from) return { own: NEWEST };
  const range = answeredRange(from, to ?? NOW, facts);
  return { own: OWN + (range ? costOfRange(mixResolution(range), range, VISITS) : 0) };
};

import { type AreaCode, isRegionCode, STORED_MEASURES } from '@courant/core/domain';
import { intersect, type Range } from '../column/range.ts';
import { cheaperRanges } from '../limits/cheaper-range.ts';
import type { CheaperThan, PriceFacts, PriceOf } from '../limits/price.ts';
import { answeredRange, areasBehind, costOfRange } from '../limits/range-cost.ts';
import { slotsOf } from './open-replay.ts';
import { areasOf, type ReplayClock, rangeOfEpoch } from './replay.ts';
import type { ReplayArguments } from './replay-arguments.ts';

const OWN = 5;
/**
 * Sending one slot: its fields are priced once, as those of the live stream are. By known time each of its readings is
 * filtered from its chunk, and of the country summed again from the regions.
 */
const SLOT: Readonly<Record<ReplayClock, Readonly<Record<'region' | 'country', number>>>> = {
  MEASURED: { region: 0.1, country: 0.1 },
  KNOWN: { region: 2, country: 20 },
};
/** What was known in a day are slots of that day and of the two before it. */
const DAYS_READ: Readonly<Record<ReplayClock, number>> = { MEASURED: 1, KNOWN: 3 };

/** The leaf chunks of each day, of all regions where the country's past is summed again, and each slot. */
export const replayPrice: PriceOf<ReplayArguments> = (args, facts) => {
  const range = pricedRange(args, facts);
  if (!range) return { own: OWN };
  const { clock } = args;
  const areas = areasOf(args);
  const areasRead = clock === 'KNOWN' ? areasBehind(areas) : areas.length;
  const columns = STORED_MEASURES.length;
  const chunks = costOfRange('QUARTER_HOUR', range, columns) + costOfRange('HALF_HOUR', range, columns);
  const slots = areas.map((area) => costOfSlot(clock, area) * slotsOf({ areas: [area], range }));
  return { own: OWN + DAYS_READ[clock] * areasRead * chunks + slots.reduce((sum, cost) => sum + cost, 0) };
};

const costOfSlot = (clock: ReplayClock, area: AreaCode): number =>
  isRegionCode(area) ? SLOT[clock].region : SLOT[clock].country;

/** Ways to ask for less: less time, where no cursor names the range. */
export const cheaperReplay: CheaperThan<ReplayArguments> = (args, facts) => {
  const range = args.after ? undefined : pricedRange(args, facts);
  return range ? [cheaperRanges(range).map(({ from, advice }) => ({ args: { ...args, from }, advice }))] : [];
};

/** A stream that resumes has the range that its cursor names, which may be forged: what is covered bounds the price's work. */
function pricedRange(args: ReplayArguments, facts: PriceFacts): Range | undefined {
  if (!args.after) return answeredRange(args.from, args.to, facts);
  const range = rangeOfEpoch(args.after.epoch, args);
  return range ? intersect(range, facts.covered) : undefined;
}

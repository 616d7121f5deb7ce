import {
  type AreaCode,
  type Chunk,
  HOUR,
  isRegionCode,
  MINUTE,
  REGION_CODES,
  type RegionCode,
} from '@courant/core/domain';
import { endOf, type OrderedChunks } from '../column/live-edge.ts';
import { costOfLoading } from '../limits/price.ts';

/** What arrives longer after its end than the publisher needs, such as at the first start, says nothing of its rhythm. */
const LATE_MS = 2 * HOUR;
/** What comes this soon after another came with it: an answer in pages, or the parts of a slot. */
const TOGETHER_MS = 5 * MINUTE;
/** Fewer arrivals make no rhythm: at the first start one may bring hours, and the next follows after minutes. */
const FEWEST_ARRIVALS = 3;
/** Of today and yesterday, because a day has just begun each midnight. */
const DAYS_READ = 2;
/** The most that `nextExpectedAt` costs, which is the country's. */
export const COST_OF_RHYTHM = REGION_CODES.length * costOfLoading('QUARTER_HOUR', DAYS_READ, 1);

/**
 * When the next new slot of an area is expected to reach us, epoch milliseconds UTC: behind its last arrival by the median
 * time between arrivals of these two days. The country waits for all of its regions. In the past where it is overdue;
 * null where an area has had fewer than three arrivals.
 */
export async function nextExpectedAt(chunks: OrderedChunks, area: AreaCode): Promise<number | null> {
  if (isRegionCode(area)) return nextOfRegion(chunks, area);
  const all = await nextOfRegions(chunks);
  return all.includes(null) ? null : Math.max(...all.map(Number));
}

/** When the first new slot of any region is expected; null where no region's rhythm is known. */
export async function firstExpectedAt(chunks: OrderedChunks): Promise<number | null> {
  const known = (await nextOfRegions(chunks)).filter((at) => at !== null);
  return known.length === 0 ? null : Math.min(...known);
}

const nextOfRegions = (chunks: OrderedChunks): Promise<(number | null)[]> =>
  Promise.all(REGION_CODES.map((region) => nextOfRegion(chunks, region)));

async function nextOfRegion(chunks: OrderedChunks, region: RegionCode): Promise<number | null> {
  const days = await chunks.newest(region, 'QUARTER_HOUR', DAYS_READ);
  const arrivals = firstOfEachPacket(days.flatMap(arrivalsIn));
  const last = arrivals.at(-1);
  const interval = medianInterval(arrivals);
  return last === undefined || interval === null ? null : last + interval;
}

/** When each slot of a chunk was first fetched, where that was soon after its end. */
function arrivalsIn(chunk: Chunk): number[] {
  const first = firstKnownAt(chunk);
  return first.filter((at, slot) => at > 0 && at - endOf(chunk, slot) < LATE_MS);
}

/** By slot: when its first reading was fetched; 0 for an empty slot. */
function firstKnownAt({ length, knownAt, superseded }: Chunk): number[] {
  const first = Array.from({ length }, (_, slot) => knownAt[slot] ?? 0);
  // The replaced readings are in log order, so the first of a slot is written last.
  for (const row of superseded.toReversed()) first[row.slot] = row.knownAt;
  return first;
}

/** The instants in order, without those that come together with an earlier one. */
function firstOfEachPacket(instants: readonly number[]): number[] {
  const first: number[] = [];
  for (const instant of instants.toSorted((a, b) => a - b))
    if (instant - (first.at(-1) ?? Number.NEGATIVE_INFINITY) > TOGETHER_MS) first.push(instant);
  return first;
}

/** The median time between neighbours; null where there are too few. */
function medianInterval(instants: readonly number[]): number | null {
  if (instants.length < FEWEST_ARRIVALS) return null;
  const intervals = instants.slice(1).map((instant, i) => instant - (instants[i] ?? instant));
  return intervals.sort((a, b) => a - b)[Math.floor(intervals.length / 2)] ?? null;
}

import type { AreaCode } from './area.ts';
import type { Chunk, ChunkKey, DraftChunk } from './chunk.ts';
import { type PowerMeasure, STORED_MEASURES } from './measure.ts';
import {
  bucketPlan,
  bucketsHolding,
  type Resolution,
  ROLL_UPS,
  type RollUpResolution,
} from './resolution.ts';
import { type Plan, planOf, WorkingSet } from './working-set.ts';

/** The resolution that each roll-up adds up. A week, a month and a year add up Paris days. */
export const FINER_RESOLUTION: Readonly<Record<RollUpResolution, Resolution>> = {
  HOUR: 'HALF_HOUR',
  DAY: 'HALF_HOUR',
  WEEK: 'DAY',
  MONTH: 'DAY',
  YEAR: 'DAY',
};

/** The columns to add up over time: a mean of ratios would be wrong, so a ratio among these does not compile. */
const AVERAGED_MEASURES: readonly PowerMeasure[] = STORED_MEASURES;

/** Plans the roll-up chunks that hold any of the half-hours (rising starts), and the chunks that those add up. */
export function planRollUps(area: AreaCode, halfHours: readonly number[]): Plan {
  const targets: ChunkKey[] = [];
  const inputs: ChunkKey[] = [];
  for (const resolution of ROLL_UPS) {
    const finer = FINER_RESOLUTION[resolution];
    const buckets = bucketsHolding(resolution, halfHours).map((start) =>
      bucketPlan(resolution, start, finer),
    );
    const periods = new Set(buckets.map(({ period }) => period));
    const finerPeriods = new Set(buckets.flatMap(({ parts }) => parts.map(({ period }) => period)));
    for (const period of periods) targets.push({ area, resolution, period });
    for (const period of finerPeriods) inputs.push({ area, resolution: finer, period });
  }
  return planOf(targets, inputs);
}

/** Recomputes each roll-up bucket that holds any of the half-hours, and no other; finest first, as days feed months. */
export function rollUpAll(area: AreaCode, halfHours: readonly number[], set: WorkingSet): void {
  for (const resolution of ROLL_UPS) rollUp(area, resolution, bucketsHolding(resolution, halfHours), set);
}

/** A roll-up chunk with some of its buckets (rising starts) recomputed from finer chunks. */
export function withBuckets(chunk: Chunk, starts: readonly number[], finer: readonly Chunk[]): Chunk {
  const { area, resolution } = chunk.key;
  if (!isRollUp(resolution)) throw new RangeError(`${resolution} is no roll-up.`);
  const set = new WorkingSet([chunk], finer);
  rollUp(area, resolution, starts, set);
  return set.draft(chunk.key);
}

const isRollUp = (resolution: Resolution): resolution is RollUpResolution => resolution in FINER_RESOLUTION;

function rollUp(
  area: AreaCode,
  resolution: RollUpResolution,
  starts: readonly number[],
  set: WorkingSet,
): void {
  // Latest first, so that each chunk grows once.
  const parts = starts.toReversed().flatMap((start) => clearBucket(area, resolution, start, set));
  for (const group of groupByChunks(parts)) mergeParts(group);
}

/** One span of a bucket: the slots `[first, end)` of `from` are added to `slot` of `target`. */
interface Part {
  readonly target: DraftChunk;
  readonly slot: number;
  readonly from: Chunk;
  readonly first: number;
  readonly end: number;
}

/** Empties a bucket and returns the parts to add to it. */
function clearBucket(area: AreaCode, resolution: RollUpResolution, start: number, set: WorkingSet): Part[] {
  const finer = FINER_RESOLUTION[resolution];
  const { period, slot, parts } = bucketPlan(resolution, start, finer);
  const target = set.draft({ area, resolution, period });
  target.growTo(slot);
  target.clear(slot);
  return parts.map(({ period, first, end }) => {
    const from = set.read({ area, resolution: finer, period });
    return { target, slot, from, first, end: Math.min(end, from.length) };
  });
}

/** Parts between the same two chunks. */
interface PartGroup {
  readonly target: DraftChunk;
  readonly from: Chunk;
  readonly parts: Part[];
}

/** Groups neighbouring parts between the same two chunks, so that columns are looked up once for all of them. */
function groupByChunks(parts: readonly Part[]): PartGroup[] {
  const groups: PartGroup[] = [];
  for (const part of parts) {
    const group = groups.at(-1);
    if (group && group.from === part.from && group.target === part.target) group.parts.push(part);
    else groups.push({ target: part.target, from: part.from, parts: [part] });
  }
  return groups;
}

function mergeParts({ target, from, parts }: PartGroup): void {
  for (const part of parts) mergeSlotMetadata(part);
  for (const measure of AVERAGED_MEASURES) {
    const into = target.column(measure);
    const column = from.column(measure);
    for (const { slot, first, end } of parts) into.merge(slot, column, first, end);
  }
}

/** A bucket has the lowest vintage, the fewest regions and the latest fetch time of its slots. */
function mergeSlotMetadata({ target, slot, from, first, end }: Part): void {
  let vintageRank = target.vintageRank[slot] || Infinity;
  let regions = target.vintageRank[slot] ? (target.regions[slot] ?? 0) : Infinity;
  let knownAt = target.knownAt[slot] ?? 0;
  for (let at = first; at < end; at++) {
    const partVintageRank = from.vintageRank[at] ?? 0;
    if (partVintageRank === 0) continue;
    vintageRank = Math.min(vintageRank, partVintageRank);
    regions = Math.min(regions, from.regions[at] ?? 0);
    knownAt = Math.max(knownAt, from.knownAt[at] ?? 0);
  }
  if (vintageRank === Infinity) return;
  target.vintageRank[slot] = vintageRank;
  target.regions[slot] = regions;
  target.knownAt[slot] = knownAt;
}

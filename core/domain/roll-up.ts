import type { AreaCode } from './area.ts';
import type { Chunk, ChunkKey, DraftChunk } from './chunk.ts';
import { MEASURES } from './measure.ts';
import {
  bucketPlan,
  bucketsHolding,
  type Resolution,
  ROLL_UPS,
  type RollUpResolution,
} from './resolution.ts';
import { type Plan, planOf, type WorkingSet } from './working-set.ts';

/** What each roll-up is made of. A week, month or year is made of Paris days. */
export const FINER_RESOLUTION: Readonly<Record<RollUpResolution, Resolution>> = {
  HOUR: 'HALF_HOUR',
  DAY: 'HALF_HOUR',
  WEEK: 'DAY',
  MONTH: 'DAY',
  YEAR: 'DAY',
};

/** The roll-up chunks that hold any of the half-hours (rising starts), and what their buckets are made of. */
export function planRollUps(area: AreaCode, halfHours: readonly number[]): Plan {
  const targets: ChunkKey[] = [];
  const inputs: ChunkKey[] = [];
  for (const resolution of ROLL_UPS) {
    const lower = FINER_RESOLUTION[resolution];
    const buckets = bucketsHolding(resolution, halfHours).map((start) =>
      bucketPlan(resolution, start, lower),
    );
    const periods = new Set(buckets.map(({ period }) => period));
    const lowerPeriods = new Set(buckets.flatMap(({ parts }) => parts.map(({ period }) => period)));
    for (const period of periods) targets.push({ area, resolution, period });
    for (const period of lowerPeriods) inputs.push({ area, resolution: lower, period });
  }
  return planOf(targets, inputs);
}

/** Recomputes every roll-up bucket that holds any of the half-hours, finest first, and no other. */
export function rollUpAll(area: AreaCode, halfHours: readonly number[], set: WorkingSet): void {
  for (const resolution of ROLL_UPS) {
    const latestFirst = bucketsHolding(resolution, halfHours).toReversed();
    const parts = latestFirst.flatMap((start) => clearBucket(area, resolution, start, set));
    for (const run of runsOf(parts)) mergeRun(run);
  }
}

/** What a bucket is made of that lies in one chunk: the slots `[first, end)` of `from`. */
interface Part {
  readonly target: DraftChunk;
  readonly slot: number;
  readonly from: Chunk;
  readonly first: number;
  readonly end: number;
}

/** Empties a bucket and names its parts. */
function clearBucket(area: AreaCode, resolution: RollUpResolution, start: number, set: WorkingSet): Part[] {
  const lower = FINER_RESOLUTION[resolution];
  const { period, slot, parts } = bucketPlan(resolution, start, lower);
  const target = set.draft({ area, resolution, period });
  target.growTo(slot);
  target.clear(slot);
  return parts.map(({ period, first, end }) => {
    const from = set.read({ area, resolution: lower, period });
    return { target, slot, from, first, end: Math.min(end, from.length) };
  });
}

/** Neighbours that lead from the same chunk into the same chunk, whose columns are then looked up once. */
function runsOf(parts: readonly Part[]): Part[][] {
  const runs: Part[][] = [];
  for (const part of parts) {
    const run = runs.at(-1);
    if (run && run[0].from === part.from && run[0].target === part.target) run.push(part);
    else runs.push([part]);
  }
  return runs;
}

function mergeRun(run: readonly Part[]): void {
  const { target, from } = run[0];
  for (const part of run) mergeSlotMetadata(part);
  for (const measure of MEASURES) {
    const into = target.column(measure);
    const column = from.column(measure);
    for (const { slot, first, end } of run) into.merge(slot, column, first, end);
  }
}

/** A bucket's vintage is the lowest of what it is made of, it is known since the latest, and by the fewest regions. */
function mergeSlotMetadata({ target, slot, from, first, end }: Part): void {
  for (let at = first; at < end; at++) {
    const rank = from.vintageRank[at];
    if (rank === 0) continue;
    const empty = target.vintageRank[slot] === 0;
    const regions = from.regions[at];
    target.vintageRank[slot] = empty ? rank : Math.min(target.vintageRank[slot], rank);
    target.regions[slot] = empty ? regions : Math.min(target.regions[slot], regions);
    target.knownAt[slot] = Math.max(target.knownAt[slot], from.knownAt[at]);
  }
}

import type { AreaCode } from './area.ts';
import type { Chunk, ChunkKey, DraftChunk } from './chunk.ts';
import { MEASURES } from './measure.ts';
import {
  bucketEnd,
  bucketsHolding,
  periodStart,
  periodsIn,
  type Resolution,
  ROLL_UPS,
  type RollUpResolution,
  spansIn,
} from './resolution.ts';
import { type Plan, planOf, type WorkingSet } from './working-set.ts';

/** What each roll-up is made of. A week, month or year is made of Paris days. */
export const MADE_OF: Readonly<Record<RollUpResolution, Resolution>> = {
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
    for (const start of bucketsHolding(resolution, halfHours)) {
      targets.push({ area, resolution, period: periodStart(resolution, start) });
      const lower = MADE_OF[resolution];
      const periods = periodsIn(lower, start, bucketEnd(resolution, start));
      inputs.push(...periods.map((period) => ({ area, resolution: lower, period })));
    }
  }
  return planOf(targets, inputs);
}

/** Recomputes every roll-up bucket that holds any of the half-hours, finest first, and no other. */
export function rollUpAll(area: AreaCode, halfHours: readonly number[], set: WorkingSet): void {
  for (const resolution of ROLL_UPS) {
    const starts = bucketsHolding(resolution, halfHours);
    for (const start of starts.toReversed()) {
      const target = set.draft({ area, resolution, period: periodStart(resolution, start) });
      const lower = MADE_OF[resolution];
      rollUp(target, start, lower, (period) => set.read({ area, resolution: lower, period }));
    }
  }
}

/** Recomputes one bucket from the chunks of a finer resolution. */
export function rollUp(
  target: DraftChunk,
  start: number,
  lower: Resolution,
  chunkOf: (period: number) => Chunk,
): void {
  const slot = target.slotFor(start);
  target.clear(slot);
  for (const { period, first, end } of spansIn(lower, start, bucketEnd(target.key.resolution, start))) {
    const from = chunkOf(period);
    const used = Math.min(end, from.length);
    mergeFacts(target, slot, from, first, used);
    for (const measure of MEASURES) {
      const into = target.column(measure);
      const column = from.column(measure);
      for (let at = first; at < used; at++) into.merge(slot, column, at);
    }
  }
}

/** A bucket's vintage is the lowest of what it is made of, it is known since the latest, and by the fewest regions. */
function mergeFacts(target: DraftChunk, slot: number, from: Chunk, first: number, end: number): void {
  for (let at = first; at < end; at++) {
    const rank = from.rank[at];
    if (rank === 0) continue;
    const empty = target.rank[slot] === 0;
    const regions = from.regions[at];
    target.rank[slot] = empty ? rank : Math.min(target.rank[slot], rank);
    target.regions[slot] = empty ? regions : Math.min(target.regions[slot], regions);
    target.knownAt[slot] = Math.max(target.knownAt[slot], from.knownAt[at]);
  }
}

import type { RegionCode } from './area.ts';
import { HOUR } from './calendar.ts';
import type { NamedSlot } from './change.ts';
import type { Chunk, ChunkKey, DraftChunk } from './chunk.ts';
import { applyReading, deriveHalfHour } from './leaf.ts';
import type { PlacedReading } from './reading.ts';
import { bucketStart, type LeafResolution, periodStart, slotOf } from './resolution.ts';
import { planRollUps, rollUpAll } from './roll-up.ts';
import { type Plan, planOf, WorkingSet } from './working-set.ts';

/** The outcome of a batch: every chunk it touches, to be saved even when equal, and the slots to announce. */
export interface Settled {
  readonly chunks: readonly DraftChunk[];
  readonly named: readonly NamedSlot[];
}

const HALF_HOUR = HOUR / 2;

/** Each start once, rising: which they mostly are already. */
const rising = (starts: readonly number[]): readonly number[] =>
  starts.every((start, i) => i === 0 || starts[i - 1] < start)
    ? starts
    : [...new Set(starts)].sort((a, b) => a - b);
const halfHoursOf = (readings: readonly PlacedReading[]): readonly number[] =>
  rising(readings.map((reading) => Math.floor(reading.start / HALF_HOUR) * HALF_HOUR));

const leafOf = (reading: PlacedReading): LeafResolution =>
  reading.stepMinutes === 15 ? 'QUARTER_HOUR' : 'HALF_HOUR';
const keyOf = (area: RegionCode, resolution: LeafResolution, instant: number): ChunkKey => ({
  area,
  resolution,
  period: periodStart(resolution, instant),
});

const quartersOf = (readings: readonly PlacedReading[]): readonly number[] =>
  rising(readings.filter((reading) => reading.stepMinutes === 15).map((reading) => reading.start));
const daysOf = (area: RegionCode, resolution: LeafResolution, starts: readonly number[]): ChunkKey[] =>
  [...new Set(starts.map((start) => periodStart(resolution, start)))].map((period) => ({
    area,
    resolution,
    period,
  }));

/** What a batch of one region's readings touches: "touched" means named by a reading, whether it changes anything or not. */
export function planRegion(area: RegionCode, readings: readonly PlacedReading[]): Plan {
  const halfHours = halfHoursOf(readings);
  const rollUps = planRollUps(area, halfHours);
  const leaves = [
    ...daysOf(area, 'QUARTER_HOUR', quartersOf(readings)),
    ...daysOf(area, 'HALF_HOUR', halfHours),
  ];
  return planOf([...leaves, ...rollUps.targets], rollUps.inputs);
}

/**
 * Applies one region's readings, in log order, to the chunks of its plan. Pure: the same readings over the same chunks
 * give the same outcome, and in log order any repetition or restart from an earlier reading gives the same content.
 */
export function settleRegion(
  area: RegionCode,
  readings: readonly PlacedReading[],
  targets: readonly Chunk[],
  inputs: readonly Chunk[],
): Settled {
  const set = new WorkingSet(targets, inputs);
  const halfHours = halfHoursOf(readings);
  makeRoom(area, readings, set);
  for (const reading of readings)
    applyReading(set.draft(keyOf(area, leafOf(reading), reading.start)), reading);
  deriveHalfHours(area, readings, set);
  rollUpAll(area, halfHours, set);
  return { chunks: set.drafts(), named: namedSlots(area, readings, set) };
}

/** Grows each leaf chunk once, to the latest slot the batch names in it. */
function makeRoom(area: RegionCode, readings: readonly PlacedReading[], set: WorkingSet): void {
  makeRoomIn(area, 'QUARTER_HOUR', quartersOf(readings), set);
  makeRoomIn(area, 'HALF_HOUR', halfHoursOf(readings), set);
}

function makeRoomIn(
  area: RegionCode,
  resolution: LeafResolution,
  starts: readonly number[],
  set: WorkingSet,
): void {
  for (const start of starts.toReversed()) set.draft(keyOf(area, resolution, start)).slotFor(start);
}

function deriveHalfHours(area: RegionCode, readings: readonly PlacedReading[], set: WorkingSet): void {
  const realTime = readings.filter((reading) => reading.stepMinutes === 15);
  for (const start of halfHoursOf(realTime)) {
    deriveHalfHour(
      set.draft(keyOf(area, 'HALF_HOUR', start)),
      start,
      set.read(keyOf(area, 'QUARTER_HOUR', start)),
    );
  }
}

/**
 * The slots that the batch names and that were set by it or by what follows it. After a crash between save and announce
 * the store already holds them, so "changed now" would miss them; what was set before the batch was announced before.
 */
function namedSlots(area: RegionCode, readings: readonly PlacedReading[], set: WorkingSet): NamedSlot[] {
  const from = Math.min(...readings.map((reading) => reading.position));
  const name =
    (resolution: LeafResolution) =>
    (start: number): NamedSlot => {
      const chunk = set.read(keyOf(area, resolution, start));
      return {
        area,
        resolution,
        start: bucketStart(resolution, start),
        setter: chunk.setter[slotOf(resolution, start)],
      };
    };
  return [
    ...quartersOf(readings).map(name('QUARTER_HOUR')),
    ...halfHoursOf(readings).map(name('HALF_HOUR')),
  ].filter(({ setter }) => setter >= from);
}

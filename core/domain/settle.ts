import type { RegionCode } from './area.ts';
import { HOUR } from './calendar.ts';
import type { TouchedSlot } from './change.ts';
import type { Chunk, ChunkKey, DraftChunk } from './chunk.ts';
import { applyReading, deriveHalfHour } from './leaf.ts';
import type { PositionedReading } from './reading.ts';
import { bucketStart, type LeafResolution, periodStart, slotOf } from './resolution.ts';
import { planRollUps, rollUpAll } from './roll-up.ts';
import { type Plan, planOf, WorkingSet } from './working-set.ts';

/**
 * The outcome of a batch: every chunk of its plan, to be saved even where nothing in it changed, and the slots to
 * announce.
 */
export interface Settled {
  readonly chunks: readonly DraftChunk[];
  readonly touchedSlots: readonly TouchedSlot[];
}

const HALF_HOUR = HOUR / 2;

/** Each start once, rising. Most batches need no sort, because ingest appends readings in order. */
const sortedUnique = (starts: readonly number[]): readonly number[] =>
  starts.every((start, i) => i === 0 || start > (starts[i - 1] ?? 0))
    ? starts
    : [...new Set(starts)].sort((a, b) => a - b);

/** Starts of the half-hours that readings lie in, rising. */
const halfHoursOf = (readings: readonly PositionedReading[]): readonly number[] =>
  sortedUnique(readings.map((reading) => Math.floor(reading.start / HALF_HOUR) * HALF_HOUR));

/** Starts of the quarter-hours that real-time readings lie in, rising. */
const quartersOf = (readings: readonly PositionedReading[]): readonly number[] =>
  sortedUnique(readings.filter((reading) => reading.stepMinutes === 15).map((reading) => reading.start));

const leafOf = (reading: PositionedReading): LeafResolution =>
  reading.stepMinutes === 15 ? 'QUARTER_HOUR' : 'HALF_HOUR';

const keyOf = (area: RegionCode, resolution: LeafResolution, instant: number): ChunkKey => ({
  area,
  resolution,
  period: periodStart(resolution, instant),
});

const dayChunkKeys = (area: RegionCode, resolution: LeafResolution, starts: readonly number[]): ChunkKey[] =>
  [...new Set(starts.map((start) => periodStart(resolution, start)))].map((period) => ({
    area,
    resolution,
    period,
  }));

/**
 * Plans a batch of one region's readings: the chunks of all slots that a reading of the batch is about, whether it changes
 * the slot or not, and of the roll-ups above them.
 */
export function planRegion(area: RegionCode, readings: readonly PositionedReading[]): Plan {
  const halfHours = halfHoursOf(readings);
  const rollUps = planRollUps(area, halfHours);
  const leaves = [
    ...dayChunkKeys(area, 'QUARTER_HOUR', quartersOf(readings)),
    ...dayChunkKeys(area, 'HALF_HOUR', halfHours),
  ];
  return planOf([...leaves, ...rollUps.targets], rollUps.inputs);
}

/**
 * Applies one region's readings, in log order, to the chunks of its plan. Pure: the same readings over the same chunks
 * give the same outcome, and in log order any repetition or restart from an earlier reading gives the same content.
 */
export function settleRegion(
  area: RegionCode,
  readings: readonly PositionedReading[],
  targets: readonly Chunk[],
  inputs: readonly Chunk[],
): Settled {
  const set = new WorkingSet(targets, inputs);
  const halfHours = halfHoursOf(readings);
  growLeafChunks(area, readings, set);
  for (const reading of readings) {
    applyReading(set.draft(keyOf(area, leafOf(reading), reading.start)), reading);
  }
  deriveHalfHours(area, readings, set);
  rollUpAll(area, halfHours, set);
  return { chunks: set.drafts(), touchedSlots: touchedSlots(area, readings, set) };
}

/** Grows each leaf chunk once, to the latest slot that the batch touches in it. */
function growLeafChunks(area: RegionCode, readings: readonly PositionedReading[], set: WorkingSet): void {
  growLeafChunk(area, 'QUARTER_HOUR', quartersOf(readings), set);
  growLeafChunk(area, 'HALF_HOUR', halfHoursOf(readings), set);
}

function growLeafChunk(
  area: RegionCode,
  resolution: LeafResolution,
  starts: readonly number[],
  set: WorkingSet,
): void {
  for (const start of starts.toReversed()) set.draft(keyOf(area, resolution, start)).ensureSlot(start);
}

function deriveHalfHours(area: RegionCode, readings: readonly PositionedReading[], set: WorkingSet): void {
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
 * The slots of the batch that its first reading, or a later one, has set. To announce only what this settling changed
 * would not be enough: after a crash between save and announcement the store already holds the changes of the batch. A
 * slot set before the batch was announced before.
 */
function touchedSlots(
  area: RegionCode,
  readings: readonly PositionedReading[],
  set: WorkingSet,
): TouchedSlot[] {
  const from = Math.min(...readings.map((reading) => reading.position));
  const touched =
    (resolution: LeafResolution) =>
    (start: number): TouchedSlot => {
      const { setBy } = set.read(keyOf(area, resolution, start));
      return {
        area,
        resolution,
        start: bucketStart(resolution, start),
        setBy: setBy[slotOf(resolution, start)] ?? 0,
      };
    };
  return [
    ...quartersOf(readings).map(touched('QUARTER_HOUR')),
    ...halfHoursOf(readings).map(touched('HALF_HOUR')),
  ].filter(({ setBy }) => setBy >= from);
}

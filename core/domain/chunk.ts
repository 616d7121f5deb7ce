import type { AreaCode } from './area.ts';
import { MEASURE_INDEX, MEASURES, type Measure, PUBLISHED_MEASURES } from './measure.ts';
import type { Values } from './reading.ts';
import { type Resolution, slotOf } from './resolution.ts';

/** The columns of one area, one resolution and one period. */
export interface ChunkKey {
  readonly area: AreaCode;
  readonly resolution: Resolution;
  /** Start of the period, epoch milliseconds UTC (see `periodStart`). */
  readonly period: number;
}

export const chunkId = ({ area, resolution, period }: ChunkKey): string => `${area}/${resolution}/${period}`;

/** Any array of numbers, read only. */
export interface Numbers {
  readonly length: number;
  readonly [index: number]: number;
}

/**
 * One measure over the slots of a chunk. Powers are whole **half-megawatts**, because the country's half-hour is a sum
 * of means over two quarter-hours, and twice such a mean is whole. A slot with count 0 is "not published".
 */
export interface Column {
  /** Sum of half-MW over the quarter-hours observed; the mean in MW is sum / count / 2. */
  readonly sum: Numbers;
  /** Quarter-hours observed; a consolidated half-hour counts 2. */
  readonly count: Numbers;
  /** Lowest and highest leaf, in half-MW; 0 where count is 0. */
  readonly min: Numbers;
  readonly max: Numbers;
}

/** A reading that another has replaced in its leaf slot. */
export interface Superseded {
  readonly slot: number;
  readonly vintageRank: number;
  readonly position: number;
  readonly knownAt: number;
  readonly values: Values;
}

export interface Chunk {
  readonly key: ChunkKey;
  /** The version as loaded; 0 for a chunk that was never saved. A save is accepted only over this version. */
  readonly version: number;
  /** Slots in use: later ones of the period hold nothing yet. */
  readonly length: number;
  /** Rank of each slot's vintage, the lowest of what it is made of; 0 is an empty slot. */
  readonly vintageRank: Numbers;
  /** Regions whose consumption is in it: 1 for a region's own, 0 to 12 for the country; the lowest of a roll-up. */
  readonly regions: Numbers;
  /** Leaf slots: log position of what set it, and of what first filled it. Roll-ups keep 0. */
  readonly setBy: Numbers;
  readonly firstSetBy: Numbers;
  /** When the latest of what it is made of was fetched, epoch milliseconds; 0 is an empty slot. */
  readonly knownAt: Numbers;
  /** Leaf chunks of regions only, in log order. */
  readonly superseded: readonly Superseded[];
  column(measure: Measure): Column;
}

/** Half-MW in a MW. */
export const HALF_MW_PER_MW = 2;

/** Mean power in MW at a slot; null where nothing was published. Not rounded. */
export function meanMw(column: Column, slot: number): number | null {
  const count = column.count[slot] ?? 0;
  return count === 0 ? null : column.sum[slot] / count / HALF_MW_PER_MW;
}

/** The lowest or highest leaf in MW at a slot; null where nothing was published. */
export const extremeMw = (column: Column, which: 'min' | 'max', slot: number): number | null =>
  (column.count[slot] ?? 0) === 0 ? null : column[which][slot] / HALF_MW_PER_MW;

/** The published values at a leaf slot, MW. */
export const valuesAt = (chunk: Chunk, slot: number): Values =>
  PUBLISHED_MEASURES.map((measure) => meanMw(chunk.column(measure), slot));

/** Hands out arrays side by side in one piece of memory: fifty small ones would each cost an allocation of its own. */
type ArrayAllocator = (from: Numbers) => Float64Array;

function createArrayAllocator(arrays: number, length: number): ArrayAllocator {
  const memory = new ArrayBuffer(arrays * length * Float64Array.BYTES_PER_ELEMENT);
  let used = 0;
  return (from) => {
    const array = new Float64Array(memory, used, length);
    used += array.byteLength;
    array.set(from);
    return array;
  };
}

/** Arrays of a chunk: five of slots, four of each measure. */
const ARRAYS = 5 + 4 * MEASURES.length;

const EMPTY: Float64Array = new Float64Array(0);

class DraftColumn implements Column {
  sum = EMPTY;
  count = EMPTY;
  min = EMPTY;
  max = EMPTY;

  copy(allocate: ArrayAllocator, from: Column): void {
    this.sum = allocate(from.sum);
    this.count = allocate(from.count);
    this.min = allocate(from.min);
    this.max = allocate(from.max);
  }

  clear(slot: number): void {
    this.#set(slot, 0, 0, 0, 0);
  }

  /** Adds what another column holds at its slots `[first, end)` to one of ours. */
  merge(slot: number, from: Column, first: number, end: number): void {
    let sum = this.sum[slot];
    let count = this.count[slot];
    let min = count === 0 ? Infinity : this.min[slot];
    let max = count === 0 ? -Infinity : this.max[slot];
    for (let at = first; at < end; at++) {
      const quarters = from.count[at];
      if (quarters === 0) continue;
      sum += from.sum[at];
      count += quarters;
      if (from.min[at] < min) min = from.min[at];
      if (from.max[at] > max) max = from.max[at];
    }
    if (count > 0) this.#set(slot, sum, count, min, max);
  }

  /** Sets one mean over `count` quarter-hours, in half-MW. */
  setMean(slot: number, mean: number, count: number): void {
    this.#set(slot, mean * count, count, mean, mean);
  }

  #set(slot: number, sum: number, count: number, min: number, max: number): void {
    this.sum[slot] = sum;
    this.count[slot] = count;
    this.min[slot] = min;
    this.max[slot] = max;
  }
}

/** A chunk that is being settled: a copy, so that what was loaded stays as it was. */
export class DraftChunk implements Chunk {
  readonly key: ChunkKey;
  readonly version: number;
  length = 0;
  vintageRank = EMPTY;
  regions = EMPTY;
  setBy = EMPTY;
  firstSetBy = EMPTY;
  knownAt = EMPTY;
  superseded: readonly Superseded[];
  readonly #columns: readonly DraftColumn[] = MEASURES.map(() => new DraftColumn());

  constructor(from: Chunk) {
    this.key = from.key;
    this.version = from.version;
    this.superseded = from.superseded;
    this.#copy(from, from.length);
  }

  column(measure: Measure): DraftColumn {
    return this.#columns[MEASURE_INDEX[measure]] as DraftColumn;
  }

  /** The slot of the bucket that holds an instant, made room for. */
  ensureSlot(instant: number): number {
    const slot = slotOf(this.key.resolution, instant);
    this.growTo(slot);
    return slot;
  }

  growTo(slot: number): void {
    if (slot >= this.length) this.#copy(this, slot + 1);
  }

  /** Empties a slot, its columns and its facts. */
  clear(slot: number): void {
    this.vintageRank[slot] = 0;
    this.regions[slot] = 0;
    this.setBy[slot] = 0;
    this.firstSetBy[slot] = 0;
    this.knownAt[slot] = 0;
    for (const column of this.#columns) column.clear(slot);
  }

  #copy(from: Chunk, length: number): void {
    const room = createArrayAllocator(ARRAYS, length);
    this.length = length;
    this.vintageRank = room(from.vintageRank);
    this.regions = room(from.regions);
    this.setBy = room(from.setBy);
    this.firstSetBy = room(from.firstSetBy);
    this.knownAt = room(from.knownAt);
    for (const [i, column] of this.#columns.entries()) column.copy(room, from.column(MEASURES[i]));
  }
}

const NO_NUMBERS: Numbers = [];
const NO_COLUMN: Column = { sum: NO_NUMBERS, count: NO_NUMBERS, min: NO_NUMBERS, max: NO_NUMBERS };

/** The chunk of a key that was never saved. */
export const emptyChunk = (key: ChunkKey): Chunk => ({
  key,
  version: 0,
  length: 0,
  vintageRank: NO_NUMBERS,
  regions: NO_NUMBERS,
  setBy: NO_NUMBERS,
  firstSetBy: NO_NUMBERS,
  knownAt: NO_NUMBERS,
  superseded: [],
  column: () => NO_COLUMN,
});

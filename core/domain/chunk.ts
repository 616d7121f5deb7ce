import type { AreaCode } from './area.ts';
import { PUBLISHED_MEASURES, STORED_INDEX, STORED_MEASURES, type StoredMeasure } from './measure.ts';
import { type Resolution, slotOf } from './resolution.ts';
import type { Values } from './values.ts';

/** The columns of one area, one resolution and one period. */
export interface ChunkKey {
  readonly area: AreaCode;
  readonly resolution: Resolution;
  /** Start of the period, epoch milliseconds UTC (see `periodStart`). */
  readonly period: number;
}

export const chunkId = ({ area, resolution, period }: ChunkKey): string => `${area}/${resolution}/${period}`;

/** An array of numbers of any kind, read only. */
export interface Numbers {
  readonly length: number;
  readonly [index: number]: number;
}

/**
 * One measure over the slots of a chunk. Powers are whole **half-megawatts**: a half-hour can be the mean of two
 * quarter-hours, and twice such a mean is whole. A slot with count 0 is "not published".
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

/** A reading that another one replaced in its leaf slot. */
export interface Superseded {
  readonly slot: number;
  readonly vintageRank: number;
  readonly position: number;
  readonly knownAt: number;
  readonly values: Values;
}

export interface Chunk {
  readonly key: ChunkKey;
  /** The version that was loaded, 0 before the first save. The store accepts a save only over this version. */
  readonly version: number;
  /** Number of slots in use; the period's later slots are empty. */
  readonly length: number;
  /** Rank of each slot's vintage; 0 is an empty slot. A slot computed from others has the lowest rank among them. */
  readonly vintageRank: Numbers;
  /** Number of regions with a published consumption: 0 or 1 for a region, 0 to 12 for the country; a roll-up has its lowest. */
  readonly regions: Numbers;
  /** Leaf slots: log offset of the message that set the slot, and of the one that first filled it. Roll-ups have 0. */
  readonly setBy: Numbers;
  readonly firstSetBy: Numbers;
  /** When the latest reading behind each slot was fetched, epoch milliseconds UTC; 0 is an empty slot. */
  readonly knownAt: Numbers;
  /** The replaced readings in log order; only leaf chunks of regions have any. */
  readonly superseded: readonly Superseded[];
  column(measure: StoredMeasure): Column;
}

/** Half-MW in a MW. */
export const HALF_MW_PER_MW = 2;

/** Mean power in MW at a slot; null where nothing was published. Not rounded. */
export function meanMw(column: Column, slot: number): number | null {
  const count = column.count[slot] ?? 0;
  return count === 0 ? null : (column.sum[slot] ?? 0) / count / HALF_MW_PER_MW;
}

/** The lowest or highest leaf in MW at a slot; null where nothing was published. */
export const extremeMw = (column: Column, which: 'min' | 'max', slot: number): number | null =>
  (column.count[slot] ?? 0) === 0 ? null : (column[which][slot] ?? 0) / HALF_MW_PER_MW;

/** The published values at a leaf slot, MW. */
export const valuesAt = (chunk: Chunk, slot: number): Values =>
  PUBLISHED_MEASURES.map((measure) => meanMw(chunk.column(measure), slot));

/** Gives arrays that lie side by side in one buffer: one allocation instead of fifty small ones. */
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

/** Arrays of a chunk: five about its slots, four of each measure. */
const ARRAYS = 5 + 4 * STORED_MEASURES.length;

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

  /** Adds another column's slots `[first, end)` to one slot of this column. */
  merge(slot: number, from: Column, first: number, end: number): void {
    let sum = this.sum[slot] ?? 0;
    let count = this.count[slot] ?? 0;
    let min = count === 0 ? Infinity : (this.min[slot] ?? 0);
    let max = count === 0 ? -Infinity : (this.max[slot] ?? 0);
    for (let at = first; at < end; at++) {
      const quarters = from.count[at] ?? 0;
      if (quarters === 0) continue;
      sum += from.sum[at] ?? 0;
      count += quarters;
      min = Math.min(min, from.min[at] ?? 0);
      max = Math.max(max, from.max[at] ?? 0);
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

/** A chunk while it is being settled. It is a copy, so that the loaded chunk stays unchanged. */
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
  readonly #columns: readonly DraftColumn[] = STORED_MEASURES.map(() => new DraftColumn());

  constructor(from: Chunk) {
    this.key = from.key;
    this.version = from.version;
    this.superseded = from.superseded;
    this.#copy(from, from.length);
  }

  /** @throws RangeError for a measure that chunks do not store */
  column(measure: StoredMeasure): DraftColumn {
    const column = this.#columns[STORED_INDEX[measure]];
    if (!column) throw new RangeError(`Chunks do not store ${measure}.`);
    return column;
  }

  /** The slot of the bucket that holds an instant; the chunk grows to it. */
  ensureSlot(instant: number): number {
    const slot = slotOf(this.key.resolution, instant);
    this.growTo(slot);
    return slot;
  }

  growTo(slot: number): void {
    if (slot >= this.length) this.#copy(this, slot + 1);
  }

  /** Empties a slot in every array. */
  clear(slot: number): void {
    this.vintageRank[slot] = 0;
    this.regions[slot] = 0;
    this.setBy[slot] = 0;
    this.firstSetBy[slot] = 0;
    this.knownAt[slot] = 0;
    for (const column of this.#columns) column.clear(slot);
  }

  #copy(from: Chunk, length: number): void {
    const allocate = createArrayAllocator(ARRAYS, length);
    this.length = length;
    this.vintageRank = allocate(from.vintageRank);
    this.regions = allocate(from.regions);
    this.setBy = allocate(from.setBy);
    this.firstSetBy = allocate(from.firstSetBy);
    this.knownAt = allocate(from.knownAt);
    for (const measure of STORED_MEASURES) this.column(measure).copy(allocate, from.column(measure));
  }
}

const NO_NUMBERS: Numbers = [];
const NO_COLUMN: Column = { sum: NO_NUMBERS, count: NO_NUMBERS, min: NO_NUMBERS, max: NO_NUMBERS };

/** The chunk of a key before its first save. */
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

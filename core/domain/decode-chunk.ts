import type { Chunk, ChunkKey, Column, Numbers, Superseded } from './chunk.ts';
import {
  ARRAYS_PER_MEASURE,
  directoryOf,
  FIRST_SUPERSEDED,
  isReadableFormat,
  middleSum,
  READABLE_FORMATS,
  SLOT_ARRAYS,
  SUPERSEDED_METADATA_ARRAYS,
  UNPUBLISHED,
} from './chunk-layout.ts';
import { PUBLISHED_MEASURES, STORED_INDEX, type StoredMeasure } from './measure.ts';
import { KIND, readArray } from './packed-array.ts';

/** Thrown for bytes of another format: another version wrote the store, which must be rebuilt. */
export class ChunkFormatError extends Error {
  override readonly name = 'ChunkFormatError';
}

/** Is told how many bytes a chunk takes in memory in addition, for an array of it that was unpacked. */
export type OnUnpacked = (bytes: number) => void;

/** Of a typed array, beside its numbers. */
const ARRAY_BYTES = 220;

/** Reads a chunk, and unpacks each array when it is first read. The bytes must not change afterwards. */
export function decodeChunk(
  key: ChunkKey,
  version: number,
  bytes: Uint8Array,
  onUnpacked: OnUnpacked = () => undefined,
): Chunk {
  // Typed arrays can only view offsets that are aligned to their numbers.
  return new EncodedChunk(key, version, bytes.byteOffset % 8 === 0 ? bytes : bytes.slice(), onUnpacked);
}

/** Another format may have fewer bytes than the header and the directory of this one: its number alone is read. */
function assertFormat({ area, resolution }: ChunkKey, [format = 0]: Uint8Array): void {
  if (isReadableFormat(format)) return;
  throw new ChunkFormatError(
    `Chunk ${area} ${resolution} has format ${format}; this version reads ${READABLE_FORMATS.join(' and ')}.`,
  );
}

class EncodedChunk implements Chunk {
  readonly key: ChunkKey;
  readonly version: number;
  readonly length: number;
  readonly #bytes: Uint8Array;
  readonly #directory: Uint16Array | Uint32Array;
  readonly #supersededRows: number;
  readonly #columns = new Map<StoredMeasure, Column>();
  readonly #slotArrays: Float64Array[] = [];
  readonly #onUnpacked: OnUnpacked;
  /** One for all columns, since a chunk in memory has many of them. */
  readonly #arrays: ChunkArrays = {
    unpack: (index) => this.#noted(this.#array(index, this.length)),
    noted: (array) => this.#noted(array),
  };

  constructor(key: ChunkKey, version: number, bytes: Uint8Array, onUnpacked: OnUnpacked) {
    assertFormat(key, bytes);
    const [, slots = 0, supersededRows = 0] = new Uint32Array(bytes.buffer, bytes.byteOffset, 3);
    this.key = key;
    this.version = version;
    this.length = slots;
    this.#bytes = bytes;
    this.#directory = directoryOf(bytes.buffer as ArrayBuffer, bytes.byteOffset, bytes[1] ?? 0);
    this.#supersededRows = supersededRows;
    this.#onUnpacked = onUnpacked;
  }

  get vintageRank(): Numbers {
    return this.#slotArray(0);
  }

  get regions(): Numbers {
    return this.#slotArray(1);
  }

  get setBy(): Numbers {
    return this.#slotArray(2);
  }

  get firstSetBy(): Numbers {
    return this.#slotArray(3);
  }

  get knownAt(): Numbers {
    return this.#slotArray(4);
  }

  #slotArray(index: number): Numbers {
    this.#slotArrays[index] ??= this.#noted(this.#array(index, this.length));
    return this.#slotArrays[index];
  }

  column(measure: StoredMeasure): Column {
    let column = this.#columns.get(measure);
    if (!column) {
      const first = SLOT_ARRAYS + ARRAYS_PER_MEASURE * STORED_INDEX[measure];
      column = new EncodedColumn(this.#arrays, first, {
        hasSums: this.#kind(first) !== KIND.COMPUTED,
        hasOneValuePerSlot: this.#kind(first + 2) === KIND.COMPUTED,
      });
      this.#columns.set(measure, column);
    }
    return column;
  }

  get superseded(): Superseded[] {
    if (this.#supersededRows === 0) return [];
    const array = (index: number) => this.#array(FIRST_SUPERSEDED + index, this.#supersededRows);
    const [vintageRank, position, knownAt] = [array(1), array(2), array(3)];
    const values = PUBLISHED_MEASURES.map((_, i) => array(SUPERSEDED_METADATA_ARRAYS + i));
    return Array.from(array(0), (slot, row) => ({
      slot,
      vintageRank: vintageRank[row] ?? 0,
      position: position[row] ?? 0,
      knownAt: knownAt[row] ?? 0,
      values: values.map((column) => {
        const mw = column[row] ?? UNPUBLISHED;
        return mw === UNPUBLISHED ? null : mw;
      }),
    }));
  }

  /** An array that the chunk keeps from now on. */
  #noted(array: Float64Array): Float64Array {
    this.#onUnpacked(ARRAY_BYTES + array.byteLength);
    return array;
  }

  /** The directory's entry of an array. */
  #entry(index: number): number {
    return this.#directory[index] ?? 0;
  }

  #kind(index: number): number {
    return this.#entry(index) & 7;
  }

  #array(index: number, length: number): Float64Array {
    const offset = this.#bytes.byteOffset + (this.#entry(index) & ~7);
    return readArray(this.#kind(index), this.#bytes.buffer as ArrayBuffer, offset, length);
  }
}

/** The arrays of a chunk, for its columns. */
interface ChunkArrays {
  readonly unpack: (index: number) => Float64Array;
  /** Counts an array that a column has computed and keeps. */
  readonly noted: (array: Float64Array) => Float64Array;
}

interface ColumnLayout {
  readonly hasSums: boolean;
  readonly hasOneValuePerSlot: boolean;
}

/** Unpacks each array when it is first read: most questions need two of the four. */
class EncodedColumn implements Column {
  readonly #arrays: ChunkArrays;
  /** The index of its first array. */
  readonly #first: number;
  readonly #hasSums: boolean;
  readonly #hasOneValuePerSlot: boolean;
  #sum: Float64Array | undefined;
  #count: Float64Array | undefined;
  #min: Float64Array | undefined;
  #max: Float64Array | undefined;

  constructor(arrays: ChunkArrays, first: number, { hasSums, hasOneValuePerSlot }: ColumnLayout) {
    this.#arrays = arrays;
    this.#first = first;
    this.#hasSums = hasSums;
    this.#hasOneValuePerSlot = hasOneValuePerSlot;
  }

  get sum(): Float64Array {
    this.#sum ??= this.#sums();
    return this.#sum;
  }

  #sums(): Float64Array {
    if (this.#hasOneValuePerSlot) return this.#arrays.noted(product(this.min, this.count));
    if (this.#hasSums) return this.#unpack(0);
    return this.#arrays.noted(middleSums(this.min, this.max, this.count));
  }

  get count(): Float64Array {
    this.#count ??= this.#unpack(1);
    return this.#count;
  }

  get min(): Float64Array {
    this.#min ??= this.#unpack(this.#hasOneValuePerSlot ? 0 : 2);
    return this.#min;
  }

  get max(): Float64Array {
    if (this.#hasOneValuePerSlot) return this.min;
    this.#max ??= this.#unpack(3);
    return this.#max;
  }

  #unpack(array: number): Float64Array {
    return this.#arrays.unpack(this.#first + array);
  }
}

function product(means: Float64Array, counts: Float64Array): Float64Array {
  const sums = new Float64Array(means.length);
  for (let slot = 0; slot < sums.length; slot++) sums[slot] = (means[slot] ?? 0) * (counts[slot] ?? 0);
  return sums;
}

function middleSums(minima: Float64Array, maxima: Float64Array, counts: Float64Array): Float64Array {
  const sums = new Float64Array(minima.length);
  for (let slot = 0; slot < sums.length; slot++)
    sums[slot] = middleSum(minima[slot], maxima[slot], counts[slot]);
  return sums;
}

import type { Chunk, ChunkKey, Column, Numbers, Superseded } from './chunk.ts';
import { MEASURE_INDEX, MEASURES, type Measure, PUBLISHED_MEASURES } from './measure.ts';

/**
 * A chunk as bytes: a header, a directory with one entry an array, the arrays. Each array is packed in the narrowest
 * kind that holds it, and can be read alone: a question for one measure unpacks that measure only.
 * A column whose extremes equal its mean (every published half-hour) keeps means and counts alone. Little-endian.
 *
 * header: u8 format, u8 0, u16 0, u32 slots, u32 superseded readings, u32 0; directory: u32 (byte offset | kind) each.
 */
export const CHUNK_FORMAT = 1;

const HEADER_BYTES = 16;
const SLOT_ARRAYS = 5;
const ARRAYS_PER_MEASURE = 4;
const SUPERSEDED_ARRAYS = 4 + PUBLISHED_MEASURES.length;
const FIRST_SUPERSEDED = SLOT_ARRAYS + ARRAYS_PER_MEASURE * MEASURES.length;
const ARRAYS = FIRST_SUPERSEDED + SUPERSEDED_ARRAYS;
const DIRECTORY_BYTES = Math.ceil((ARRAYS * 4) / 8) * 8;

/** Kinds fit the three low bits of an offset that is a multiple of eight. */
const KIND = { ZERO: 0, CONSTANT: 1, U8: 2, I16: 3, I32: 4, F64: 5, AS_MEAN: 6 } as const;
const UNPUBLISHED = -(2 ** 31);

type Packed = { kind: number; source: Numbers; size: number };
const BYTES_PER_NUMBER: Readonly<Record<number, number>> = {
  [KIND.U8]: 1,
  [KIND.I16]: 2,
  [KIND.I32]: 4,
  [KIND.F64]: 8,
};
const padded = (bytes: number): number => Math.ceil(bytes / 8) * 8;

function kindOf(source: Numbers): number {
  let low = Infinity;
  let high = -Infinity;
  let whole = true;
  for (let i = 0; i < source.length; i++) {
    const at = source[i];
    if (at < low) low = at;
    if (at > high) high = at;
    if (whole && !Number.isInteger(at)) whole = false;
  }
  if (low === high || source.length === 0)
    return low === 0 || source.length === 0 ? KIND.ZERO : KIND.CONSTANT;
  if (!whole) return KIND.F64;
  if (low >= 0 && high < 2 ** 8) return KIND.U8;
  if (low >= -(2 ** 15) && high < 2 ** 15) return KIND.I16;
  return low >= -(2 ** 31) && high < 2 ** 31 ? KIND.I32 : KIND.F64;
}

function packed(source: Numbers): Packed {
  const kind = kindOf(source);
  const size =
    kind === KIND.ZERO ? 0 : kind === KIND.CONSTANT ? 8 : padded(source.length * BYTES_PER_NUMBER[kind]);
  return { kind, source, size };
}

const NO_SUPERSEDED: Packed[] = Array(SUPERSEDED_ARRAYS).fill({ kind: KIND.ZERO, source: [], size: 0 });
const AS_MEAN: Packed = { kind: KIND.AS_MEAN, source: [], size: 0 };

/** Whether every slot's extremes equal its mean. */
function isPlain({ sum, count, min, max }: Column): boolean {
  for (let i = 0; i < sum.length; i++) {
    if (min[i] !== max[i] || sum[i] !== min[i] * count[i]) return false;
  }
  return true;
}

function packedColumn(column: Column): Packed[] {
  if (isPlain(column)) return [packed(column.min), packed(column.count), AS_MEAN, AS_MEAN];
  return [packed(column.sum), packed(column.count), packed(column.min), packed(column.max)];
}

function packedSuperseded(rows: readonly Superseded[]): Packed[] {
  if (rows.length === 0) return NO_SUPERSEDED;
  const column = (of: (row: Superseded) => number): Packed => packed(Float64Array.from(rows, of));
  return [
    column((row) => row.slot),
    column((row) => row.vintageRank),
    column((row) => row.position),
    column((row) => row.knownAt),
    ...PUBLISHED_MEASURES.map((_, i) => column((row) => row.values[i] ?? UNPUBLISHED)),
  ];
}

const VIEWS = {
  [KIND.U8]: Uint8Array,
  [KIND.I16]: Int16Array,
  [KIND.I32]: Int32Array,
  [KIND.F64]: Float64Array,
} as const;
type TypedArrayKind = keyof typeof VIEWS;

function write(buffer: ArrayBuffer, offset: number, { kind, source }: Packed): void {
  if (kind === KIND.CONSTANT) new Float64Array(buffer, offset, 1)[0] = source[0];
  else if (kind in VIEWS) new VIEWS[kind as TypedArrayKind](buffer, offset, source.length).set(source);
}

export function encodeChunk(chunk: Chunk): Uint8Array {
  const arrays = [
    ...[chunk.vintageRank, chunk.regions, chunk.setBy, chunk.firstSetBy, chunk.knownAt].map(packed),
    ...MEASURES.flatMap((measure) => packedColumn(chunk.column(measure))),
    ...packedSuperseded(chunk.superseded),
  ];
  const size = arrays.reduce((sum, array) => sum + array.size, HEADER_BYTES + DIRECTORY_BYTES);
  const buffer = new ArrayBuffer(size);
  new Uint32Array(buffer, 0, 3).set([CHUNK_FORMAT, chunk.length, chunk.superseded.length]);
  const directory = new Uint32Array(buffer, HEADER_BYTES, ARRAYS);
  let offset = HEADER_BYTES + DIRECTORY_BYTES;
  arrays.forEach((array, i) => {
    directory[i] = offset | array.kind;
    write(buffer, offset, array);
    offset += array.size;
  });
  return new Uint8Array(buffer);
}

/** Thrown for bytes of another format: the store was written by another version and must be rebuilt. */
export class ChunkFormatError extends Error {
  override readonly name = 'ChunkFormatError';
}

/** Reads a chunk; columns are unpacked when asked for. The bytes must not change afterwards. */
export function decodeChunk(key: ChunkKey, version: number, bytes: Uint8Array): Chunk {
  return new EncodedChunk(key, version, bytes.byteOffset % 8 === 0 ? bytes : bytes.slice());
}

class EncodedChunk implements Chunk {
  readonly key: ChunkKey;
  readonly version: number;
  readonly length: number;
  readonly vintageRank: Numbers;
  readonly regions: Numbers;
  readonly setBy: Numbers;
  readonly firstSetBy: Numbers;
  readonly knownAt: Numbers;
  readonly #bytes: Uint8Array;
  readonly #directory: Uint32Array;
  readonly #columns = new Map<Measure, Column>();

  constructor(key: ChunkKey, version: number, bytes: Uint8Array) {
    const [format, length] = new Uint32Array(bytes.buffer, bytes.byteOffset, 2) as unknown as [
      number,
      number,
    ];
    if (format !== CHUNK_FORMAT) {
      throw new ChunkFormatError(
        `Chunk ${key.area} ${key.resolution} has format ${format}; this version reads ${CHUNK_FORMAT}.`,
      );
    }
    this.key = key;
    this.version = version;
    this.length = length;
    this.#bytes = bytes;
    this.#directory = new Uint32Array(bytes.buffer, bytes.byteOffset + HEADER_BYTES, ARRAYS);
    this.vintageRank = this.#array(0, length);
    this.regions = this.#array(1, length);
    this.setBy = this.#array(2, length);
    this.firstSetBy = this.#array(3, length);
    this.knownAt = this.#array(4, length);
  }

  column(measure: Measure): Column {
    let column = this.#columns.get(measure);
    if (!column) {
      column = this.#readColumn(SLOT_ARRAYS + ARRAYS_PER_MEASURE * MEASURE_INDEX[measure]);
      this.#columns.set(measure, column);
    }
    return column;
  }

  get superseded(): Superseded[] {
    const rows = new Uint32Array(this.#bytes.buffer, this.#bytes.byteOffset + 8, 1)[0];
    if (rows === 0) return [];
    const arrays = Array.from({ length: SUPERSEDED_ARRAYS }, (_, i) =>
      this.#array(FIRST_SUPERSEDED + i, rows),
    );
    const at = (array: number, row: number): number => (arrays[array] as Numbers)[row];
    return Array.from({ length: rows }, (_, row) => ({
      slot: at(0, row),
      vintageRank: at(1, row),
      position: at(2, row),
      knownAt: at(3, row),
      values: PUBLISHED_MEASURES.map((_, i) => (at(4 + i, row) === UNPUBLISHED ? null : at(4 + i, row))),
    }));
  }

  #readColumn(first: number): Column {
    const count = this.#array(first + 1, this.length);
    if (this.#kind(first + 2) !== KIND.AS_MEAN) {
      return {
        sum: this.#array(first, this.length),
        count,
        min: this.#array(first + 2, this.length),
        max: this.#array(first + 3, this.length),
      };
    }
    const mean = this.#array(first, this.length);
    const sum = new Float64Array(this.length);
    for (let i = 0; i < sum.length; i++) sum[i] = mean[i] * count[i];
    return { sum, count, min: mean, max: mean };
  }

  #kind(index: number): number {
    return this.#directory[index] & 7;
  }

  /** Whatever it is packed in, as float64: a loop that meets one kind of array only is several times as fast. */
  #array(index: number, length: number): Float64Array {
    const kind = this.#kind(index);
    const offset = this.#bytes.byteOffset + (this.#directory[index] & ~7);
    const buffer = this.#bytes.buffer as ArrayBuffer;
    if (kind === KIND.ZERO) return new Float64Array(length);
    if (kind === KIND.CONSTANT) return new Float64Array(length).fill(new Float64Array(buffer, offset, 1)[0]);
    if (kind === KIND.F64) return new Float64Array(buffer, offset, length);
    return new Float64Array(new VIEWS[kind as TypedArrayKind](buffer, offset, length));
  }
}

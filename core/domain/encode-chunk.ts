import type { Chunk, Column, Superseded } from './chunk.ts';
import {
  CHUNK_FORMAT,
  directoryBytes,
  directoryOf,
  HEADER_BYTES,
  middleSum,
  NARROW_BYTES,
  SUPERSEDED_ARRAYS,
  UNPUBLISHED,
  WIDE_BYTES,
} from './chunk-layout.ts';
import { PUBLISHED_MEASURES, STORED_MEASURES } from './measure.ts';
import { COMPUTED_ARRAY, type PackedArray, packArray, writeArray, ZERO_ARRAY } from './packed-array.ts';
import { publishedMw } from './values.ts';

/** Encodes everything but the key and the version, which the store keeps beside the bytes. */
export function encodeChunk(chunk: Chunk): Uint8Array {
  const arrays = [
    ...[chunk.vintageRank, chunk.regions, chunk.setBy, chunk.firstSetBy, chunk.knownAt].map(packArray),
    ...STORED_MEASURES.flatMap((measure) => packColumn(chunk.column(measure))),
    ...packSuperseded(chunk.superseded),
  ];
  const arrayBytes = arrays.reduce((sum, array) => sum + array.size, 0);
  const narrowSize = HEADER_BYTES + directoryBytes(NARROW_BYTES) + arrayBytes;
  const entryBytes = narrowSize < 2 ** 16 ? NARROW_BYTES : WIDE_BYTES;
  let offset = HEADER_BYTES + directoryBytes(entryBytes);
  const buffer = new ArrayBuffer(offset + arrayBytes);
  const format = CHUNK_FORMAT | (entryBytes << 8);
  new Uint32Array(buffer, 0, 3).set([format, chunk.length, chunk.superseded.length]);
  const directory = directoryOf(buffer, 0, entryBytes);
  for (const [i, array] of arrays.entries()) {
    directory[i] = offset | array.kind;
    writeArray(buffer, offset, array);
    offset += array.size;
  }
  return new Uint8Array(buffer);
}

function packColumn(column: Column): PackedArray[] {
  const { sum, count, min, max } = column;
  if (isOneValuePerSlot(column)) return [packArray(min), packArray(count), COMPUTED_ARRAY, COMPUTED_ARRAY];
  const sums = isMiddlePerSlot(column) ? COMPUTED_ARRAY : packArray(sum);
  return [sums, packArray(count), packArray(min), packArray(max)];
}

/** Whether minimum, maximum and mean are equal in every slot. */
function isOneValuePerSlot({ sum, count, min, max }: Column): boolean {
  for (let slot = 0; slot < sum.length; slot++) {
    const lowest = min[slot] ?? 0;
    if (lowest !== max[slot] || sum[slot] !== lowest * (count[slot] ?? 0)) return false;
  }
  return true;
}

/** Whether every mean is the middle between minimum and maximum. */
function isMiddlePerSlot({ sum, count, min, max }: Column): boolean {
  for (let slot = 0; slot < sum.length; slot++) {
    if (sum[slot] !== middleSum(min[slot], max[slot], count[slot])) return false;
  }
  return true;
}

const NO_SUPERSEDED: readonly PackedArray[] = Array(SUPERSEDED_ARRAYS).fill(ZERO_ARRAY);

function packSuperseded(rows: readonly Superseded[]): readonly PackedArray[] {
  if (rows.length === 0) return NO_SUPERSEDED;
  const pack = (of: (row: Superseded) => number): PackedArray => packArray(Float64Array.from(rows, of));
  return [
    pack((row) => row.slot),
    pack((row) => row.vintageRank),
    pack((row) => row.position),
    pack((row) => row.knownAt),
    ...PUBLISHED_MEASURES.map((measure) => pack((row) => publishedMw(row.values, measure) ?? UNPUBLISHED)),
  ];
}

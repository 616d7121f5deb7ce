import { Binary, type Document } from 'mongodb';
import {
  type AreaCode,
  CHUNK_FORMAT,
  type Chunk,
  type ChunkKey,
  decodeChunk,
  encodeChunk,
  type Resolution,
} from '../../domain/index.ts';
import { checksumOf } from '../../folder/checksum.ts';
import { ChunkDamagedError } from '../chunk-store.ts';

/** A chunk as a document: its columns are in `bytes` (see the chunk's codec), the other fields can be read in a shell. */
export interface ChunkDocument extends Document {
  /** `BRE/HALF_HOUR/2024-01-01T00:00:00.000Z`: the period has a fixed width, so a range of periods is a range of ids. */
  readonly _id: string;
  readonly area: AreaCode;
  readonly resolution: Resolution;
  readonly period: Date;
  readonly version: number;
  /** `CHUNK_FORMAT` of the bytes. */
  readonly format: number;
  /** Slots in use. */
  readonly slots: number;
  /** Which save wrote it. A bulk answers only totals, so the refused chunks are those that bear another save's mark. */
  readonly savedBy: Binary;
  readonly bytes: Binary;
  /** Of version and bytes under the `_id`; documents of an earlier version have none. */
  readonly checksum?: number;
}

export const documentId = ({ area, resolution, period }: ChunkKey): string =>
  `${gridPrefix(area, resolution)}${new Date(period).toISOString()}`;

/** Instants outside these years have a text of another width, which does not sort with the others. */
const FIRST_INSTANT = Date.parse('0000-01-01T00:00:00.000Z');
const LAST_INSTANT = Date.parse('9999-12-31T23:59:59.999Z');

/** The bounds of `_id` for the periods in `[from, to)`; undefined if no period can lie there. */
export function idRange(
  area: AreaCode,
  resolution: Resolution,
  from: number,
  to: number,
): { readonly $gte: string; readonly $lt: string } | undefined {
  if (!(from < to) || from > LAST_INSTANT || to <= FIRST_INSTANT) return undefined;
  // A period is a whole number, so a fractional bound rounds up.
  const first = Math.ceil(Math.max(from, FIRST_INSTANT));
  const $gte = documentId({ area, resolution, period: first });
  if (to > LAST_INSTANT) return { $gte, $lt: `${gridPrefix(area, resolution)}:` };
  return { $gte, $lt: documentId({ area, resolution, period: Math.ceil(to) }) };
}

/** In ASCII a colon sorts after every digit: `BRE/HOUR/:` comes after the latest instant of that grid. */
const gridPrefix = (area: AreaCode, resolution: Resolution): string => `${area}/${resolution}/`;

/** The document of a chunk saved over the version it was loaded at. */
export function toDocument(chunk: Chunk, savedBy: Binary): ChunkDocument {
  const { area, resolution, period } = chunk.key;
  const [id, version, bytes] = [documentId(chunk.key), chunk.version + 1, encodeChunk(chunk)];
  return {
    _id: id,
    area,
    resolution,
    period: new Date(period),
    version,
    format: CHUNK_FORMAT,
    slots: chunk.length,
    savedBy,
    bytes: new Binary(bytes),
    checksum: checksumOf(`${id} ${version}`, bytes),
  };
}

/** @throws ChunkDamagedError if the bytes are not what was saved */
export function toChunk(document: ChunkDocument): Chunk {
  const { _id, area, resolution, period, version, bytes, checksum } = document;
  // A copy: in place, one chunk would keep the buffer of a whole answer, thousands of chunks, in memory.
  const own = new Uint8Array(bytes.buffer.subarray(0, bytes.position));
  if (checksum !== undefined && checksum !== checksumOf(`${_id} ${version}`, own))
    throw new ChunkDamagedError(_id);
  return decodeChunk({ area, resolution, period: period.getTime() }, version, own);
}

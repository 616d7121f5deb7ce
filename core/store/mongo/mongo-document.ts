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

/** A chunk as a document: its columns are in `bytes` (see the chunk's codec), the rest is for whoever looks at it in a shell. */
export interface ChunkDocument extends Document {
  /** `BRE/HALF_HOUR/2024-01-01T00:00:00.000Z`: fixed width in its period, so that a range of periods is a range of these. */
  readonly _id: string;
  readonly area: AreaCode;
  readonly resolution: Resolution;
  readonly period: Date;
  readonly version: number;
  /** `CHUNK_FORMAT` of the bytes. */
  readonly format: number;
  /** Slots in use. */
  readonly slots: number;
  /** Which save wrote it: a bulk answers only totals, so a refused one is found by reading whose mark is there. */
  readonly savedBy: Binary;
  readonly bytes: Binary;
}

export const documentId = ({ area, resolution, period }: ChunkKey): string =>
  `${gridPrefix(area, resolution)}${new Date(period).toISOString()}`;

/** Instants outside these years have a text of another width, which is in no order with the others. */
const FIRST_INSTANT = Date.parse('0000-01-01T00:00:00.000Z');
const LAST_INSTANT = Date.parse('9999-12-31T23:59:59.999Z');

/** What `_id` is compared with for the periods in `[from, to)`; undefined where no period can be. */
export function idRange(
  area: AreaCode,
  resolution: Resolution,
  from: number,
  to: number,
): { readonly $gte: string; readonly $lt: string } | undefined {
  if (!(from < to) || from > LAST_INSTANT || to <= FIRST_INSTANT) return undefined;
  // A period is a whole number: it is at or past an instant if it is at or past the next whole one.
  const first = Math.ceil(Math.max(from, FIRST_INSTANT));
  const $gte = documentId({ area, resolution, period: first });
  if (to > LAST_INSTANT) return { $gte, $lt: `${gridPrefix(area, resolution)}:` };
  return { $gte, $lt: documentId({ area, resolution, period: Math.ceil(to) }) };
}

/** A colon follows every digit: `BRE/HOUR/:` comes after the latest instant of that grid. */
const gridPrefix = (area: AreaCode, resolution: Resolution): string => `${area}/${resolution}/`;

/** The document of a chunk saved over the version it was loaded at. */
export function toDocument(chunk: Chunk, savedBy: Binary): ChunkDocument {
  const { area, resolution, period } = chunk.key;
  return {
    _id: documentId(chunk.key),
    area,
    resolution,
    period: new Date(period),
    version: chunk.version + 1,
    format: CHUNK_FORMAT,
    slots: chunk.length,
    savedBy,
    bytes: new Binary(encodeChunk(chunk)),
  };
}

export function toChunk({ area, resolution, period, version, bytes }: ChunkDocument): Chunk {
  // A copy: read in place, one chunk would keep the whole answer it came in, thousands of chunks, in memory.
  const own = new Uint8Array(bytes.buffer.subarray(0, bytes.position));
  return decodeChunk({ area, resolution, period: period.getTime() }, version, own);
}

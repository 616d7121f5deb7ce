import { PUBLISHED_MEASURES, STORED_MEASURES } from './measure.ts';

/**
 * The layout of a chunk's bytes, little-endian:
 *
 * - header: u8 format, u8 bytes of a directory entry, u16 0, u32 slots, u32 superseded readings, u32 0;
 * - directory: one u16 for each array, its byte offset with its kind in the three low bits; u32 where an offset needs it;
 * - arrays of the slots: vintageRank, regions, setBy, firstSetBy, knownAt;
 * - arrays of each stored measure: sum, count, min, max;
 * - arrays of the superseded readings: slot, vintageRank, position, knownAt, then one of each published measure.
 *
 * Each array is packed in the narrowest kind that holds its numbers, and can be read alone: a query for one measure
 * unpacks that measure only. Where each slot of a column has one value for minimum, maximum and mean, as in every
 * published half-hour, the column stores its means and counts alone; where each mean lies in the middle between minimum
 * and maximum, as in every hour of two half-hours, it stores no sums.
 *
 * Raise this number with every change of the layout, of `STORED_MEASURES` or of `PUBLISHED_MEASURES`: a store of a format
 * that is not readable is refused, and rebuilt from the log.
 */
export const CHUNK_FORMAT = 2;

/** Format 1 always had u32 in its directory, with 0 for their bytes; it knew no sequences, and stored all sums. */
export const READABLE_FORMATS = [1, CHUNK_FORMAT];

/** Whether this version reads chunks of a format. */
export const isReadableFormat = (format: number): boolean => READABLE_FORMATS.includes(format);

export const HEADER_BYTES = 16;
export const SLOT_ARRAYS = 5;
export const ARRAYS_PER_MEASURE = 4;
export const SUPERSEDED_METADATA_ARRAYS = 4;
export const SUPERSEDED_ARRAYS = SUPERSEDED_METADATA_ARRAYS + PUBLISHED_MEASURES.length;
export const FIRST_SUPERSEDED = SLOT_ARRAYS + ARRAYS_PER_MEASURE * STORED_MEASURES.length;
const ARRAYS = FIRST_SUPERSEDED + SUPERSEDED_ARRAYS;
/** Padded, so that the arrays begin at a multiple of eight. */
export const directoryBytes = (entryBytes: number): number => Math.ceil((ARRAYS * entryBytes) / 8) * 8;
export const NARROW_BYTES = Uint16Array.BYTES_PER_ELEMENT;
export const WIDE_BYTES = Uint32Array.BYTES_PER_ELEMENT;

/** Stands for null among the values of superseded readings. */
export const UNPUBLISHED = -(2 ** 31);

/** The directory of bytes that begin at `start`. */
export function directoryOf(
  buffer: ArrayBuffer,
  start: number,
  entryBytes: number,
): Uint16Array | Uint32Array {
  const Entries = entryBytes === NARROW_BYTES ? Uint16Array : Uint32Array;
  return new Entries(buffer, start + HEADER_BYTES, ARRAYS);
}

/** The sum of a slot whose mean is the middle between its minimum and maximum. */
export const middleSum = (min = 0, max = 0, count = 0): number => ((min + max) / 2) * count;

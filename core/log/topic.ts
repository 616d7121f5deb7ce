import type { AcceptedDrift, Announcement, Fetch, Reading, Rejected } from '../domain/index.ts';
import { partitionOf, REGION_CODES } from '../domain/index.ts';
import {
  decodeAcceptedDrift,
  decodeAnnouncement,
  decodeFetch,
  decodeReading,
  decodeRejected,
  encodeReading,
} from './message.ts';

/** A topic, and how its messages are written. `decode` throws an error that says what is wrong with a text. */
export interface Topic<T> {
  readonly name: string;
  readonly partitions: number;
  /** Null: kept for ever. */
  readonly retentionMs: number | null;
  partitionOf(value: T): number;
  encode(value: T): string;
  decode(text: string): T;
}

const DAY_MS = 86_400_000;
const onlyPartition = (): number => 0;

/** Every reading that the publisher gave: one partition for each region, kept for ever, never compacted. */
export const READINGS: Topic<Reading> = {
  name: 'courant.readings',
  partitions: REGION_CODES.length,
  retentionMs: null,
  partitionOf: (reading) => partitionOf(reading.area),
  encode: encodeReading,
  decode: decodeReading,
};

/** Which slots moved, and which rebuilt namespace serves from there on; an offset is part of a client's cursor. */
export const CHANGES: Topic<Announcement> = {
  name: 'courant.changes',
  partitions: 1,
  retentionMs: 7 * DAY_MS,
  partitionOf: onlyPartition,
  encode: JSON.stringify,
  decode: decodeAnnouncement,
};

/** Every finished request to the publisher. */
export const FETCHES: Topic<Fetch> = {
  name: 'courant.fetches',
  partitions: 1,
  retentionMs: null,
  partitionOf: onlyPartition,
  encode: JSON.stringify,
  decode: decodeFetch,
};

/** Rows of the publisher that could not be read, or not whole. */
export const REJECTED: Topic<Rejected> = {
  name: 'courant.rejected',
  partitions: 1,
  retentionMs: null,
  partitionOf: onlyPartition,
  encode: JSON.stringify,
  decode: decodeRejected,
};

/** Drifts of the publisher's feeds that an operator accepted. */
export const ACCEPTED: Topic<AcceptedDrift> = {
  name: 'courant.accepted',
  partitions: 1,
  retentionMs: null,
  partitionOf: onlyPartition,
  encode: JSON.stringify,
  decode: decodeAcceptedDrift,
};

export const TOPICS = [READINGS, CHANGES, FETCHES, REJECTED, ACCEPTED] as const;

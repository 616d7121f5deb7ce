import {
  ANNOUNCED_ONE_BY_ONE_MS,
  type Announcement,
  type AreaCode,
  type Change,
  isRebuilt,
  periodStart,
  slotOf,
} from '@courant/core/domain';
import type { Entry } from '@courant/core/log';
import type { ChunkReader } from '../column/chunk-reader.ts';
import { Reading } from '../reading/reading-type.ts';
import { findSlotChange } from '../reading/slot-change.ts';
import type { Cursor } from '../scalar/stream-cursor.ts';
import { type LiveEvent, RangeRevised, ReadingPublished, ReadingRevised } from './live-type.ts';

/** An announcement in its place. */
export interface LiveEntryBase {
  readonly offset: number;
  /** Null where the log holds bytes that are no change: they move the cursor and say nothing. */
  readonly change: Change | null;
  /** The namespace that serves from here on; null unless that is what is announced. */
  readonly rebuilt: string | null;
}

/** An announcement with the event it became, read once for all who are told of it here. */
export interface LiveEntry extends LiveEntryBase {
  event?: Promise<LiveEvent | null> | undefined;
}

export function toLiveEntry({ offset, message }: Entry<Announcement>): LiveEntry {
  if (!message.ok) return { offset, change: null, rebuilt: null };
  const { value } = message;
  return isRebuilt(value)
    ? { offset, change: null, rebuilt: value.rebuilt }
    : { offset, change: value, rebuilt: null };
}

/** Everything, or some areas. */
export type AreaFilter = ReadonlySet<AreaCode> | null;

export const matchesFilter = (areas: AreaFilter, { change }: LiveEntryBase): boolean =>
  change !== null && (areas === null || areas.has(change.area));

/** Whether a change is told as "ask again": several slots, or one so old that only a chart of the past shows it. */
export const isReportedAsRange = ({ slots, from }: Change, now: number): boolean =>
  slots > 1 || from < now - ANNOUNCED_ONE_BY_ONE_MS;

export interface LiveEventSource {
  createChunkReader(): ChunkReader;
  readonly now: number;
  readonly simulated: boolean;
}

/**
 * What an announcement is told as, read from the store now: a late or repeated one tells what stands, never what stood.
 * Null where the slot holds nothing, as in a store that is being rebuilt: its reading will be announced again.
 */
export async function toLiveEvent(
  cursor: Cursor,
  change: Change,
  source: LiveEventSource,
): Promise<LiveEvent | null> {
  const { now, simulated } = source;
  if (isReportedAsRange(change, now)) return new RangeRevised(cursor, change, source.createChunkReader);
  const chunks = source.createChunkReader();
  const { area, resolution, from } = change;
  const [chunk] = await chunks.load([{ area, resolution, period: periodStart(resolution, from) }]);
  const slot = slotOf(resolution, from);
  if ((chunk.vintageRank[slot] ?? 0) === 0) return null;
  return toReadingEvent(cursor, new Reading(chunk, slot, chunks, simulated), change);
}

/** Published where the slot was empty before the move. */
async function toReadingEvent(
  cursor: Cursor,
  reading: Reading,
  { area, setter }: Change,
): Promise<LiveEvent> {
  const { chunk, slot } = reading;
  if (chunk.firstSetBy[slot] === setter) return new ReadingPublished(cursor, reading);
  // The country is set by positions in another log than its regions' readings: its origin alone can tell.
  if (area === 'FR') return new ReadingRevised(cursor, reading, null);
  const move = findSlotChange((await reading.history()) ?? [], setter);
  return move && move.before === null
    ? new ReadingPublished(cursor, reading)
    : new ReadingRevised(cursor, reading, move);
}

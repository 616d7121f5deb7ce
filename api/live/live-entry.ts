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

/** An announcement with its offset. */
export interface LiveEntry {
  readonly offset: number;
  /** When it was appended, epoch milliseconds UTC. */
  readonly announcedAt: number;
  /** The span that announced it, where it is new and traced. */
  readonly traceparent?: string | undefined;
  /** Null for any other entry, also one that cannot be decoded: it only moves the cursor. */
  readonly change: Change | null;
  /** The rebuilt namespace that serves from here on; null where the entry announces no rebuild. */
  readonly rebuilt: string | null;
}

export function toLiveEntry({ offset, appendedAt: announcedAt, message }: Entry<Announcement>): LiveEntry {
  if (!message.ok) return { offset, announcedAt, change: null, rebuilt: null };
  const { value } = message;
  return isRebuilt(value)
    ? { offset, announcedAt, change: null, rebuilt: value.rebuilt }
    : { offset, announcedAt, change: value, rebuilt: null };
}

/** The areas of a stream; null for all. */
export type AreaFilter = ReadonlySet<AreaCode> | null;

export const isSelected = (areas: AreaFilter, area: AreaCode): boolean => areas === null || areas.has(area);

export const matchesFilter = (areas: AreaFilter, { change }: LiveEntry): boolean =>
  change !== null && isSelected(areas, change.area);

/** Whether a change is delivered as a range to query again: several slots, or one that only a chart of the past shows. */
export const isReportedAsRange = ({ slots, from }: Change, now: number): boolean =>
  slots > 1 || from < now - ANNOUNCED_ONE_BY_ONE_MS;

export interface LiveEventSource {
  createChunkReader(): ChunkReader;
  readonly now: number;
  readonly simulated: boolean;
}

/**
 * The event of an announcement. Its reading is the current one of the store, also where the announcement is late or
 * repeated. Null where the slot is empty, as in a store that is being rebuilt: its reading will be announced again.
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
  if (!chunk || (chunk.vintageRank[slot] ?? 0) === 0) return null;
  return toReadingEvent(cursor, new Reading(chunk, slot, chunks, simulated), change);
}

/** `ReadingPublished` where the slot was empty before the change, else `ReadingRevised`. */
async function toReadingEvent(
  cursor: Cursor,
  reading: Reading,
  { area, setter }: Change,
): Promise<LiveEvent> {
  const { chunk, slot } = reading;
  if (chunk.firstSetBy[slot] === setter) return new ReadingPublished(cursor, reading);
  // The country's `setBy` are offsets of another topic than its regions' history, so only its first offset tells.
  if (area === 'FR') return new ReadingRevised(cursor, reading, null);
  const slotChange = findSlotChange((await reading.history()) ?? [], setter);
  return slotChange && slotChange.before === null
    ? new ReadingPublished(cursor, reading)
    : new ReadingRevised(cursor, reading, slotChange);
}

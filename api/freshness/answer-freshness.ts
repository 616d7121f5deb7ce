import { groupsOf, type LeafResolution, REGION_CODES } from '@courant/core/domain';
import { type EventLog, READINGS, REJECTED } from '@courant/core/log';
import { firstReadingStart, type OrderedChunks } from '../column/live-edge.ts';
import type { ApiContext } from '../context.ts';
import type { Cursor } from '../scalar/stream-cursor.ts';

/** Start of the first slot of any region on a leaf grid, epoch milliseconds UTC; null before any reading. */
export async function earliestStart(chunks: OrderedChunks, leaf: LeafResolution): Promise<number | null> {
  const starts = await Promise.all(REGION_CODES.map((region) => firstReadingStart(chunks, region, leaf)));
  return starts.reduce(
    (earliest, start) =>
      earliest === null || start === null ? (earliest ?? start) : Math.min(earliest, start),
    null,
  );
}

/** The cursor from which a subscription misses nothing that this request has not read. */
export const endCursor = async ({ live, namespace }: ApiContext): Promise<Cursor> =>
  live.cursor(await live.endOf(namespace));

/** Rows of the publisher that were rejected, whole or in part. */
export async function countRejected(log: EventLog): Promise<number> {
  const { first, end } = await log.extent(REJECTED, 0);
  return end - first;
}

/** Readings in the log that the processor has not settled into the namespace yet. */
export const processorLag = ({ log, namespace }: ApiContext): Promise<number> =>
  log.lag(READINGS, groupsOf(namespace).regions);

import type { Reading } from '@courant/core/domain';
import { type EventLog, READINGS } from '@courant/core/log';

/** A region-month lies in a few pages, since its readings were appended one after the other. */
const PAGE_ENTRIES = 500;

/** The readings at offsets of one region's partition, by offset. */
export async function readAt(
  log: EventLog,
  partition: number,
  offsets: readonly number[],
): Promise<ReadonlyMap<number, Reading>> {
  const rising = [...new Set(offsets)].sort((a, b) => a - b);
  const wanted = new Set(rising);
  const readings = new Map<number, Reading>();
  for (let i = 0; i < rising.length; ) {
    const page = await log.read(READINGS, partition, rising[i] ?? 0, PAGE_ENTRIES);
    for (const { offset, message } of page)
      if (message.ok && wanted.has(offset)) readings.set(offset, message.value);
    const last = page.at(-1)?.offset ?? Number.POSITIVE_INFINITY;
    while (i < rising.length && (rising[i] ?? 0) <= last) i++;
  }
  return readings;
}

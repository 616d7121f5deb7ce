import type { Fetch } from '@courant/core/domain';
import { type EventLog, FETCHES, READINGS, REJECTED, type Topic } from '@courant/core/log';
import { EARLIEST_SLOT_START } from '../history-start.ts';
import { DedupIndex } from './dedup-index.ts';
import { type ReadingFingerprint, readFingerprint } from './fingerprint.ts';

/** Entries read at once: some milliseconds of work, after which the event loop runs. */
const PAGE_ENTRIES = 2_000;

/** The readings topic, decoded to fingerprints alone. */
const FINGERPRINTS: Topic<ReadingFingerprint> = {
  ...READINGS,
  partitionOf: refuseWrite,
  encode: refuseWrite,
  decode: readFingerprint,
};

function refuseWrite(): never {
  throw new Error('Fingerprints are read off the log, never written to it.');
}

/** The index of all readings and rejected rows in the log. */
export async function loadDedupIndex(log: EventLog, signal: AbortSignal): Promise<DedupIndex> {
  const dedupIndex = new DedupIndex();
  for (let partition = 0; partition < FINGERPRINTS.partitions; partition++) {
    await eachMessage(log, FINGERPRINTS, partition, signal, (fingerprint, offset) => {
      if (fingerprint.start >= EARLIEST_SLOT_START) dedupIndex.add(partition, fingerprint, offset);
    });
  }
  await eachMessage(log, REJECTED, 0, signal, (rejected) => dedupIndex.rejected.add(rejected));
  return dedupIndex;
}

/** Visits every fetch in the log, in order. */
export const eachFetch = (log: EventLog, signal: AbortSignal, visit: (fetch: Fetch) => void): Promise<void> =>
  eachMessage(log, FETCHES, 0, signal, visit);

/** Visits the messages of a partition that can be decoded, to its end or until the signal aborts. */
export async function eachMessage<T>(
  log: EventLog,
  topic: Topic<T>,
  partition: number,
  signal: AbortSignal,
  visit: (message: T, offset: number) => void,
): Promise<void> {
  let next = (await log.extent(topic, partition)).first;
  while (!signal.aborted) {
    const page = await log.read(topic, partition, next, PAGE_ENTRIES);
    for (const { offset, message } of page) if (message.ok) visit(message.value, offset);
    const last = page.at(-1);
    if (!last) return;
    next = last.offset + 1;
    await new Promise((resolve) => setImmediate(resolve));
  }
}

import type { Fetch } from '@courant/core/domain';
import { type EventLog, FETCHES, READINGS, REJECTED, type Topic } from '@courant/core/log';
import { EARLIEST_SLOT_START } from '../decode/row.ts';
import { DedupIndex } from './dedup-index.ts';
import { type ReadingFingerprint, readFingerprint } from './fingerprint.ts';

/** Entries read at once: some milliseconds of work, so that whoever shares the process gets a turn. */
const PAGE_ENTRIES = 2_000;

/** The readings topic, of which only fingerprints are wanted. */
const FINGERPRINTS: Topic<ReadingFingerprint> = {
  ...READINGS,
  partitionOf: refuseWrite,
  encode: refuseWrite,
  decode: readFingerprint,
};

function refuseWrite(): never {
  throw new Error('Fingerprints are read off the log, never written to it.');
}

/** Everything this log says was sent before. */
export async function loadDedupIndex(log: EventLog, signal: AbortSignal): Promise<DedupIndex> {
  const seen = new DedupIndex();
  for (let partition = 0; partition < FINGERPRINTS.partitions; partition++) {
    await eachMessage(log, FINGERPRINTS, partition, signal, (sent) => {
      if (sent.start >= EARLIEST_SLOT_START) seen.add(partition, sent);
    });
  }
  await eachMessage(log, REJECTED, 0, signal, ({ raw }) => seen.addRejected(raw));
  return seen;
}

/** Every finished ask, in order. */
export const eachFetch = (log: EventLog, signal: AbortSignal, visit: (fetch: Fetch) => void): Promise<void> =>
  eachMessage(log, FETCHES, 0, signal, visit);

/** Visits what a partition holds and can be decoded, to its end or until the signal aborts. */
async function eachMessage<T>(
  log: EventLog,
  topic: Topic<T>,
  partition: number,
  signal: AbortSignal,
  visit: (message: T) => void,
): Promise<void> {
  let next = (await log.extent(topic, partition)).first;
  while (!signal.aborted) {
    const page = await log.read(topic, partition, next, PAGE_ENTRIES);
    for (const { message } of page) if (message.ok) visit(message.value);
    const last = page.at(-1);
    if (!last) return;
    next = last.offset + 1;
    await new Promise((resolve) => setImmediate(resolve));
  }
}

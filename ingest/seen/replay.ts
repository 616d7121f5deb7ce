import type { Fetch } from '@courant/core/domain';
import { type EventLog, FETCHES, READINGS, REJECTED, type Topic } from '@courant/core/log';
import { HISTORY_BEGINS } from '../decode/row.ts';
import { type Sent, sentFrom } from './fingerprint.ts';
import { Seen } from './seen.ts';

/** Entries read at once: some milliseconds of work, so that whoever shares the process gets a turn. */
const PAGE_ENTRIES = 2_000;

/** The readings topic, of which only fingerprints are wanted. */
const SENT: Topic<Sent> = {
  ...READINGS,
  partitionOf: unwritable,
  encode: unwritable,
  decode: sentFrom,
};

function unwritable(): never {
  throw new Error('Fingerprints are read off the log, never written to it.');
}

/** Everything this log says was sent before. */
export async function readSeen(log: EventLog, signal: AbortSignal): Promise<Seen> {
  const seen = new Seen();
  for (let partition = 0; partition < SENT.partitions; partition++) {
    await eachMessage(log, SENT, partition, signal, (sent) => {
      if (sent.start >= HISTORY_BEGINS) seen.noteSent(partition, sent);
    });
  }
  await eachMessage(log, REJECTED, 0, signal, ({ raw }) => seen.noteRejected(raw));
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

import { setImmediate } from 'node:timers/promises';
import { type Change, PUBLISHED_MEASURES, type Reading, type RegionCode } from '../../domain/index.ts';
import type { Batch, Entry, EventLog } from '../event-log.ts';
import { READINGS, type Topic } from '../topic.ts';

const HALF_HOUR_MS = 1_800_000;
const NEW_YEAR_2024 = Date.UTC(2024, 0, 1);

/** The reading of a region's nth half-hour; its consumption is n, so that a test can tell readings apart. */
export const reading = (area: RegionCode, n: number): Reading => ({
  area,
  start: NEW_YEAR_2024 + n * HALF_HOUR_MS,
  stepMinutes: 30,
  vintage: 'DEFINITIVE',
  knownAt: NEW_YEAR_2024,
  values: PUBLISHED_MEASURES.map((measure) => (measure === 'CONSUMPTION' ? n : null)),
  extra: {},
});

export const readings = (area: RegionCode, ns: readonly number[]): Reading[] =>
  ns.map((n) => reading(area, n));

/** A change of the nth millisecond; its setter is n. */
export const change = (n: number): Change => ({
  area: 'BRE',
  resolution: 'HALF_HOUR',
  from: n,
  to: n + 1,
  slots: 1,
  setter: n,
});

/** Appends to the topic's name what the topic cannot decode. */
export const undecodableReadings: Topic<Reading> = { ...READINGS, encode: () => 'not a reading' };

/** 0 to count - 1. */
export const upTo = (count: number): number[] => [...Array(count).keys()];

/** The numbers that `reading` put into messages; undecodable ones as their raw text. */
export const numbersOf = (entries: readonly Entry<Reading>[]): (number | string | null)[] =>
  entries.map(({ message }) => (message.ok ? (message.value.values[0] ?? null) : message.raw));

/** A consumer's iterator, for tests that call `next` themselves. */
export const consumer = <T>(
  log: EventLog,
  topic: Topic<T>,
  group: string,
  options: { signal?: AbortSignal; maxBatch?: number } = {},
): AsyncIterator<Batch<T>, undefined> =>
  log.consume(topic, group, { signal: new AbortController().signal, ...options })[Symbol.asyncIterator]();

/** The next item of an iterator. Throws if it has ended. */
export async function nextOf<T>(iterator: AsyncIterator<T>): Promise<T> {
  const { done, value } = await iterator.next();
  if (done) throw new Error('The iteration has ended.');
  return value;
}

/** Lets the event loop turn, so that a consumer that finds nothing has begun to wait. */
export async function letEventLoopTurn(): Promise<void> {
  for (let turn = 0; turn < 3; turn++) await setImmediate();
}

/** Consumes until `count` entries have come, then ends the consumer; commits only if `commit` is true. */
export async function consumeUntil<T>(
  log: EventLog,
  topic: Topic<T>,
  group: string,
  count: number,
  { commit = false }: { commit?: boolean } = {},
): Promise<Entry<T>[]> {
  const entries: Entry<T>[] = [];
  for await (const batch of log.consume(topic, group, { signal: new AbortController().signal })) {
    entries.push(...batch.entries);
    if (commit) await batch.commit();
    if (entries.length >= count) break;
  }
  return entries;
}

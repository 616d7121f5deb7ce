import { setTimeout as wait } from 'node:timers/promises';
import { type Entry, type EventLog, OffsetGoneError, type Topic } from '@courant/core/log';

export interface TopicListener<T> {
  /** Called with each page in order and awaited; called again with the same page after a failure. */
  onPage(entries: readonly Entry<T>[]): void | Promise<void>;
  /** The next offset has expired: the next page begins at `first` or later. */
  onOffsetGone(first: number): void;
  /** The log or `onPage` failed; following goes on after a pause. */
  onFailure(error: unknown): void;
}

const PAUSE_MS = 1_000;

/** Follows a topic of one partition from an offset until the signal aborts, and retries after each failure. */
export async function followTopic<T>(
  log: EventLog,
  topic: Topic<T>,
  from: number,
  signal: AbortSignal,
  listener: TopicListener<T>,
): Promise<void> {
  let next = from;
  while (!signal.aborted) {
    try {
      for await (const page of log.tail(topic, 0, next, signal)) {
        await listener.onPage(page);
        next = (page.at(-1)?.offset ?? next - 1) + 1;
      }
    } catch (error) {
      if (signal.aborted) return;
      if (error instanceof OffsetGoneError) {
        next = error.first;
        listener.onOffsetGone(next);
        continue;
      }
      listener.onFailure(error);
    }
    await wait(PAUSE_MS, undefined, { signal }).catch(() => undefined);
  }
}

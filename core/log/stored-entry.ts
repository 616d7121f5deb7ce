import type { Entry } from './event-log.ts';
import type { Topic } from './topic.ts';

/** An entry as a driver keeps it: its message still text. */
export interface StoredEntry {
  readonly offset: number;
  /** Epoch milliseconds UTC. */
  readonly appendedAt: number;
  readonly text: string;
  readonly traceparent?: string | undefined;
}

/** Decodes an entry's message; one that is not of the topic's form keeps its text and the reason. */
export function toEntry<T>(
  topic: Topic<T>,
  partition: number,
  { offset, appendedAt, text, traceparent: stored }: StoredEntry,
  traceparent = stored,
): Entry<T> {
  try {
    const message = { ok: true, value: topic.decode(text) } as const;
    return { partition, offset, appendedAt, traceparent, message };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { partition, offset, appendedAt, traceparent, message: { ok: false, raw: text, reason } };
  }
}

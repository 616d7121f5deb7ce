import type { Entry, Extent } from '../event-log.ts';
import { offsetAfter } from '../page.ts';
import { type StoredEntry, toEntry } from '../stored-entry.ts';
import type { Topic } from '../topic.ts';
import type { Fetcher, FetchResult } from './fetch.ts';
import { isTransient } from './kafka-error.ts';

/** Reads pages of one topic. A broker may send more than a page holds: the rest is buffered for the page after it. */
export class Reader {
  readonly #createFetcher: () => Fetcher;
  /** By partition: the entries that follow the last page. */
  readonly #readAhead = new Map<number, StoredEntry[]>();
  #fetcher: Fetcher;

  constructor(createFetcher: () => Fetcher) {
    this.#createFetcher = createFetcher;
    this.#fetcher = createFetcher();
  }

  /** Up to `limit` entries at or after `from`, empty at the end. Throws as the port's `read`. */
  async read<T>(topic: Topic<T>, partition: number, from: number, limit: number): Promise<Entry<T>[]> {
    const page = this.#takeReadAhead(partition, from);
    let next = offsetAfter(page, from);
    while (page.length < limit) {
      const fetched = await this.#fetch(partition, next);
      if (fetched.next === next) break;
      next = fetched.next;
      page.push(...fetched.entries);
    }
    this.#readAhead.set(partition, page.splice(limit));
    return page.map((stored) => toEntry(topic, partition, stored));
  }

  extents(partitions: readonly number[]): Promise<Extent[]> {
    return this.withFetcher((fetcher) => fetcher.extents(partitions));
  }

  close(): Promise<void> {
    return this.#fetcher.close();
  }

  #takeReadAhead(partition: number, from: number): StoredEntry[] {
    const rest = this.#readAhead.get(partition) ?? [];
    this.#readAhead.delete(partition);
    return rest[0]?.offset === from ? rest : [];
  }

  async #fetch(partition: number, from: number): Promise<FetchResult> {
    const answer = await this.withFetcher((fetcher) => fetcher.fetch(new Map([[partition, from]]), 0));
    return answer.get(partition) ?? { entries: [], next: from };
  }

  /** Acts over the open connections. After a failure that may pass it opens others, for the next call. */
  async withFetcher<A>(action: (fetcher: Fetcher) => Promise<A>): Promise<A> {
    const fetcher = this.#fetcher;
    try {
      await fetcher.connect();
      return await action(fetcher);
    } catch (error) {
      if (isTransient(error)) await this.#reconnect(fetcher);
      throw error;
    }
  }

  async #reconnect(broken: Fetcher): Promise<void> {
    if (broken === this.#fetcher) this.#fetcher = this.#createFetcher();
    await broken.close().catch(() => undefined);
  }
}

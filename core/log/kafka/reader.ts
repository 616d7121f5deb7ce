import type { Entry, Extent } from '../event-log.ts';
import type { Topic } from '../topic.ts';
import { type Fetcher, type RawEntry, toEntry } from './fetch.ts';
import { isTransient } from './kafka-error.ts';

/** Reads pages of one topic. A page may end within a block that the broker only sends whole: the rest is kept. */
export class Reader {
  readonly #createFetcher: () => Fetcher;
  /** By partition: what follows the last page. */
  readonly #readAhead = new Map<number, RawEntry[]>();
  #fetcher: Fetcher;

  constructor(open: () => Fetcher) {
    this.#createFetcher = open;
    this.#fetcher = open();
  }

  /** Up to `limit` entries at or after `from`, empty at the end. Throws as the port's `read`. */
  async read<T>(topic: Topic<T>, partition: number, from: number, limit: number): Promise<Entry<T>[]> {
    const page = this.#takeReadAhead(partition, from);
    let next = (page.at(-1)?.offset ?? from - 1) + 1;
    while (page.length < limit) {
      const met = await this.#fetch(partition, next);
      if (met.next === next) break;
      next = met.next;
      page.push(...met.entries);
    }
    this.#readAhead.set(partition, page.splice(limit));
    return page.map((raw) => toEntry(topic, partition, raw));
  }

  extents(partitions: readonly number[]): Promise<Extent[]> {
    return this.withFetcher((fetcher) => fetcher.extents(partitions));
  }

  close(): Promise<void> {
    return this.#fetcher.close();
  }

  #takeReadAhead(partition: number, from: number): RawEntry[] {
    const rest = this.#readAhead.get(partition) ?? [];
    this.#readAhead.delete(partition);
    return rest[0]?.offset === from ? rest : [];
  }

  async #fetch(partition: number, from: number): Promise<{ entries: RawEntry[]; next: number }> {
    const answer = await this.withFetcher((fetcher) => fetcher.fetch(new Map([[partition, from]]), 0));
    return answer.get(partition) ?? { entries: [], next: from };
  }

  /** Asks over the connections at hand; after a failure they are made anew, for the next who asks. */
  async withFetcher<A>(action: (fetcher: Fetcher) => Promise<A>): Promise<A> {
    const fetcher = this.#fetcher;
    try {
      await fetcher.connect();
      return await action(fetcher);
    } catch (fault) {
      if (isTransient(fault)) await this.#reconnect(fetcher);
      throw fault;
    }
  }

  async #reconnect(broken: Fetcher): Promise<void> {
    if (broken === this.#fetcher) this.#fetcher = this.#createFetcher();
    await broken.close().catch(() => undefined);
  }
}

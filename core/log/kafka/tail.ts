import type { PollSource } from '../../base/index.ts';
import type { Entry } from '../event-log.ts';
import { PAGE_ENTRIES } from '../page.ts';
import { type StoredEntry, toEntry } from '../stored-entry.ts';
import type { Topic } from '../topic.ts';
import type { Fetcher } from './fetch.ts';
import type { RetryPolicy } from './retry-policy.ts';

const MAX_WAIT_MS = 500;

/** Follows one partition without a group. */
export class Tail<T> implements PollSource<Entry<T>[]> {
  readonly #topic: Topic<T>;
  readonly #partition: number;
  readonly #createFetcher: () => Fetcher;
  readonly #retryPolicy: RetryPolicy;
  #fetcher: Fetcher;
  #next: number;
  #buffer: StoredEntry[] = [];
  #isClosed = false;

  constructor(
    topic: Topic<T>,
    partition: number,
    from: number,
    createFetcher: () => Fetcher,
    retryPolicy: RetryPolicy,
  ) {
    this.#topic = topic;
    this.#partition = partition;
    this.#next = from;
    this.#createFetcher = createFetcher;
    this.#fetcher = createFetcher();
    this.#retryPolicy = retryPolicy;
  }

  async poll(): Promise<Entry<T>[] | undefined> {
    if (this.#buffer.length === 0) await this.#fetch();
    const page = this.#buffer.splice(0, PAGE_ENTRIES);
    if (page.length === 0) return undefined;
    return page.map((stored) => toEntry(this.#topic, this.#partition, stored));
  }

  close(): Promise<void> {
    this.#isClosed = true;
    return this.#fetcher.close();
  }

  async #fetch(): Promise<void> {
    try {
      const offsets = new Map([[this.#partition, this.#next]]);
      const fetched = (await this.#fetcher.fetch(offsets, MAX_WAIT_MS)).get(this.#partition);
      this.#buffer = fetched?.entries ?? [];
      this.#next = fetched?.next ?? this.#next;
      this.#retryPolicy.reset();
    } catch (error) {
      await this.#retryPolicy.delayOrThrow(error, () => this.#isClosed);
      await this.#reconnect();
    }
  }

  /** Opens other connections, because kafkajs may keep a dead one for a long time. */
  async #reconnect(): Promise<void> {
    await this.#fetcher.close().catch(() => undefined);
    this.#fetcher = this.#createFetcher();
  }
}

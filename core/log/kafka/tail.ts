import type { Entry } from '../event-log.ts';
import type { Topic } from '../topic.ts';
import { type Fetcher, type RawEntry, toEntry } from './fetch.ts';
import type { RetryPolicy } from './kafka-error.ts';
import type { AsyncPollSource } from './polled-iterator.ts';

const PAGE_ENTRIES = 2_000;
const MAX_WAIT_MS = 500;

/** Follows one partition without a group. */
export class Tail<T> implements AsyncPollSource<Entry<T>[]> {
  readonly #topic: Topic<T>;
  readonly #partition: number;
  readonly #createFetcher: () => Fetcher;
  readonly #retryPolicy: RetryPolicy;
  #fetcher: Fetcher;
  #next: number;
  #buffer: RawEntry[] = [];
  #isClosed = false;

  constructor(topic: Topic<T>, partition: number, from: number, open: () => Fetcher, patience: RetryPolicy) {
    this.#topic = topic;
    this.#partition = partition;
    this.#next = from;
    this.#createFetcher = open;
    this.#fetcher = open();
    this.#retryPolicy = patience;
  }

  async poll(): Promise<Entry<T>[] | undefined> {
    if (this.#buffer.length === 0) await this.#fetch();
    const page = this.#buffer.splice(0, PAGE_ENTRIES);
    return page.length > 0 ? page.map((raw) => toEntry(this.#topic, this.#partition, raw)) : undefined;
  }

  close(): Promise<void> {
    this.#isClosed = true;
    return this.#fetcher.close();
  }

  async #fetch(): Promise<void> {
    try {
      const places = new Map([[this.#partition, this.#next]]);
      const met = (await this.#fetcher.fetch(places, MAX_WAIT_MS)).get(this.#partition);
      this.#buffer = met?.entries ?? [];
      this.#next = met?.next ?? this.#next;
      this.#retryPolicy.reset();
    } catch (fault) {
      await this.#retryPolicy.delayOrThrow(fault, () => this.#isClosed);
      await this.#reconnect();
    }
  }

  /** After a failure connections are made anew: kafkajs may hold one that is dead for long. */
  async #reconnect(): Promise<void> {
    await this.#fetcher.close().catch(() => undefined);
    this.#fetcher = this.#createFetcher();
  }
}

import type { Entry } from '../event-log.ts';
import type { Topic } from '../topic.ts';
import { type Fetcher, type RawEntry, toEntry } from './fetch.ts';
import type { Patience } from './kafka-error.ts';
import type { Spring } from './stream.ts';

const PAGE_ENTRIES = 2_000;
const WAIT_MS = 500;

/** Follows one partition without a group. */
export class Tail<T> implements Spring<Entry<T>[]> {
  readonly #topic: Topic<T>;
  readonly #partition: number;
  readonly #open: () => Fetcher;
  readonly #patience: Patience;
  #fetcher: Fetcher;
  #next: number;
  #held: RawEntry[] = [];
  #isGone = false;

  constructor(topic: Topic<T>, partition: number, from: number, open: () => Fetcher, patience: Patience) {
    this.#topic = topic;
    this.#partition = partition;
    this.#next = from;
    this.#open = open;
    this.#fetcher = open();
    this.#patience = patience;
  }

  async take(): Promise<Entry<T>[] | undefined> {
    if (this.#held.length === 0) await this.#fetch();
    const page = this.#held.splice(0, PAGE_ENTRIES);
    return page.length > 0 ? page.map((raw) => toEntry(this.#topic, this.#partition, raw)) : undefined;
  }

  leave(): Promise<void> {
    this.#isGone = true;
    return this.#fetcher.close();
  }

  async #fetch(): Promise<void> {
    try {
      const places = new Map([[this.#partition, this.#next]]);
      const met = (await this.#fetcher.fetch(places, WAIT_MS)).get(this.#partition);
      this.#held = met?.entries ?? [];
      this.#next = met?.next ?? this.#next;
      this.#patience.succeeded();
    } catch (fault) {
      await this.#patience.failed(fault, () => this.#isGone);
      await this.#reopen();
    }
  }

  /** After a failure connections are made anew: kafkajs may hold one that is dead for long. */
  async #reopen(): Promise<void> {
    await this.#fetcher.close().catch(() => undefined);
    this.#fetcher = this.#open();
  }
}

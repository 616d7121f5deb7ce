import type { Fetch } from '@courant/core/domain';
import { type Entry, type EventLog, FETCHES } from '@courant/core/log';
import { followTopic } from '../follow-topic.ts';
import { NO_FETCH_YET, type PublisherState, withFetch } from './publisher-state.ts';
import { RequestedRanges } from './requested-ranges.ts';

const ENTRIES_PER_PAGE = 1_000;

/**
 * The topic `courant.fetches`, read once for the whole process. No worker calls another, so this is how the api knows
 * whether the publisher answers, how far the backfill is, and which ranges were requested.
 */
export class FetchLog {
  readonly #log: EventLog;
  readonly #requested = new RequestedRanges();
  #state = NO_FETCH_YET;
  /** The next offset to read; undefined before the first read. */
  #next: number | undefined;
  #reading: Promise<void> | undefined;
  #firstRead: Promise<void> | undefined;

  constructor(log: EventLog) {
    this.#log = log;
  }

  /** The state of the publisher as far as the topic has been read. */
  get state(): PublisherState {
    return this.#state;
  }

  /** The ranges requested from the publisher, as far as the topic has been read. */
  get requested(): RequestedRanges {
    return this.#requested;
  }

  /** Reads to the present end of the topic; concurrent calls share one read. */
  catchUp(): Promise<void> {
    this.#reading ??= this.#readToEnd().finally(() => {
      this.#reading = undefined;
    });
    return this.#reading;
  }

  /** The state after the first read of the topic to its end, which may have failed. */
  async whenCaughtUp(): Promise<PublisherState> {
    await this.#firstRead?.catch(() => undefined);
    return this.#state;
  }

  /** Follows the topic until the signal aborts. */
  async follow(signal: AbortSignal, onFailure: (error: unknown) => void): Promise<void> {
    this.#firstRead = this.catchUp();
    await this.#firstRead.catch(onFailure);
    await followTopic(this.#log, FETCHES, this.#next ?? 0, signal, {
      onPage: (entries) => this.#apply(entries),
      onOffsetGone: () => undefined,
      onFailure,
    });
  }

  async #readToEnd(): Promise<void> {
    const { first, end } = await this.#log.extent(FETCHES, 0);
    for (let next = Math.max(this.#next ?? first, first); next < end; ) {
      const page = await this.#log.read(FETCHES, 0, next, ENTRIES_PER_PAGE);
      this.#apply(page);
      next = (page.at(-1)?.offset ?? end - 1) + 1;
    }
    this.#next = Math.max(this.#next ?? 0, end);
  }

  /** `catchUp` and `follow` both read the topic: skip the entries that the other one has applied. */
  #apply(entries: readonly Entry<Fetch>[]): void {
    for (const { offset, message } of entries) {
      if (offset < (this.#next ?? 0)) continue;
      this.#next = offset + 1;
      if (!message.ok) continue;
      this.#state = withFetch(this.#state, message.value);
      this.#requested.add(message.value);
    }
  }
}

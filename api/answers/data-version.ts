import { CHANGES, type EventLog, FETCHES, REJECTED } from '@courant/core/log';
import type { ServingNamespace } from '../serving-namespace.ts';

/** What versions are read from. */
export interface VersionSources {
  readonly log: EventLog;
  readonly serving: Pick<ServingNamespace, 'name'>;
}

/** Who waits for a slower log is not answered later: questions are executed, and their answers not cached. */
const READ_WITHIN_MS = 1_000;

/**
 * Names the data that answers are read from: the namespace, and how far the topics reach. While the name is the same, so is
 * every answer, but for what the clock moves. Each save of the store is announced in `changes` after it.
 */
export class DataVersions {
  readonly #sources: VersionSources;
  #reading: Promise<string | null> | undefined;
  #next: Promise<string | null> | undefined;
  /** A read has not ended in time, and goes on: until then nobody waits for another one. */
  #isLate = false;

  constructor(sources: VersionSources) {
    this.#sources = sources;
  }

  /**
   * The version that a read finds which begins after the call: it includes every announcement that anybody has received.
   * Null where the log does not answer in time. Concurrent calls share a read.
   */
  read(): Promise<string | null> {
    if (this.#isLate) return Promise.resolve(null);
    if (!this.#reading) return this.#begin();
    // The running read may have begun before the last announcement.
    this.#next ??= this.#reading.then(() => {
      this.#next = undefined;
      return this.read();
    });
    return this.#next;
  }

  #begin(): Promise<string | null> {
    const reading = this.#endsInTime().then((ends) => {
      this.#reading = undefined;
      return ends && JSON.stringify([this.#sources.log.epoch, this.#sources.serving.name, ...ends]);
    });
    this.#reading = reading;
    return reading;
  }

  /** The ends of the topics; null where they come too late or not at all, which concerns only what is cached. */
  #endsInTime(): Promise<number[] | null> {
    return new Promise((resolve) => {
      const timer = setTimeout(() => {
        this.#isLate = true;
        resolve(null);
      }, READ_WITHIN_MS);
      this.#ends()
        .then(resolve, () => resolve(null))
        .finally(() => {
          this.#isLate = false;
          clearTimeout(timer);
        });
    });
  }

  async #ends(): Promise<number[]> {
    const { log } = this.#sources;
    const extents = await Promise.all([
      log.extent(CHANGES, 0),
      log.extent(FETCHES, 0),
      log.extent(REJECTED, 0),
    ]);
    return extents.map(({ end }) => end);
  }
}

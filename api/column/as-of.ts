import { partitionOf, REGION_CODES, type RegionCode } from '@courant/core/domain';
import { type EventLog, READINGS } from '@courant/core/log';
import { type Moment, resolveMoment } from '../scalar/moment.ts';

/** The instant as of which an answer is requested; null where it is not. What lies ahead is now: nothing more is known yet. */
export const resolveAsOf = (asOf: Moment | null | undefined, now: number): number | null =>
  asOf ? Math.min(resolveMoment(asOf, 'from', now), now) : null;

/** The first entries of a partition, should the very first ones hold no reading. */
const ENTRIES_READ = 10;

/**
 * When Courant first knew anything: when the first reading of the log was fetched. The log keeps readings for ever, so
 * what was once found is remembered.
 */
export class EarliestAsOf {
  readonly #log: EventLog;
  readonly #firstKnownAt = new Map<RegionCode, number>();

  constructor(log: EventLog) {
    this.#log = log;
  }

  /** Epoch milliseconds UTC; null before any reading. */
  async instant(): Promise<number | null> {
    const missing = REGION_CODES.filter((region) => !this.#firstKnownAt.has(region));
    await Promise.all(missing.map((region) => this.#readFirst(region)));
    return this.#firstKnownAt.size === 0 ? null : Math.min(...this.#firstKnownAt.values());
  }

  async #readFirst(region: RegionCode): Promise<void> {
    const partition = partitionOf(region);
    const { first, end } = await this.#log.extent(READINGS, partition);
    if (first === end) return;
    for (const { message } of await this.#log.read(READINGS, partition, first, ENTRIES_READ)) {
      if (!message.ok) continue;
      this.#firstKnownAt.set(region, message.value.knownAt);
      return;
    }
  }
}

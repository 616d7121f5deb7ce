import { type FeedId, type Fetch, type GroupedLine, HOUR } from '@courant/core/domain';
import { type Attempts, NEVER_ASKED, withOutcome } from './attempts.ts';
import type { Cadence, PollLevel } from './cadence.ts';
import { type Coverage, cover } from './coverage.ts';
import { sliceKey } from './slice.ts';

/**
 * The newest slots are published late, 75 minutes at most so far: an answer is complete only up to two hours ago. This is
 * an hour less than the narrowest poll reaches back, so that each poll overlaps the one before it, even when it is late.
 */
const PUBLICATION_DELAY_MS = 2 * HOUR;

/** Successes and failures of the asks for one region-month. */
export interface SliceAttempts extends Attempts {
  /** The last answer is complete up to here, epoch milliseconds UTC; minus infinity before the first. */
  readonly completeUntil: number;
}

const NEVER_ASKED_SLICE: SliceAttempts = { ...NEVER_ASKED, completeUntil: Number.NEGATIVE_INFINITY };

/** What a feed has been asked and answered; it follows from the feed's fetches in order and from nothing else. */
export class FeedState {
  readonly feed: FeedId;
  /** The feed must not be asked before this, epoch milliseconds UTC; 0 for no limit. */
  notBefore = 0;
  /** Failed asks of any purpose in a row. */
  failures = 0;
  /** When it last gave an answer of use, epoch milliseconds UTC; null before it did. */
  answeredAt: number | null = null;
  checkAttempts: Attempts = NEVER_ASKED;
  /** The time for which polls have fetched all that was published. */
  pollCoverage: Coverage = [];
  readonly #cadence: Cadence;
  readonly #polls = new Map<PollLevel, Attempts>();
  readonly #slices = new Map<string, SliceAttempts>();
  readonly #lines = new Map<string, string>();
  readonly #changedAt = new Map<string, number>();

  constructor(feed: FeedId, cadence: Cadence) {
    this.feed = feed;
    this.#cadence = cadence;
  }

  pollAttempts(level: PollLevel): Attempts {
    return this.#polls.get(level) ?? NEVER_ASKED;
  }

  sliceAttempts(key: string): SliceAttempts {
    return this.#slices.get(key) ?? NEVER_ASKED_SLICE;
  }

  /** When a check last found this region-month changed; minus infinity where none did. */
  changedAt(key: string): number {
    return this.#changedAt.get(key) ?? Number.NEGATIVE_INFINITY;
  }

  /** The lines of a check that differ from those of the checks before. */
  changedLines(lines: readonly GroupedLine[]): GroupedLine[] {
    return lines.filter((line) => this.#lines.get(lineKey(line)) !== lineText(line));
  }

  /** Adds a finished ask of this feed. `notBefore`: when the feed may be asked again; after a good answer the quota decides. */
  apply(fetch: Fetch, notBefore = fetch.refusal?.notBefore ?? 0): void {
    this.notBefore = notBefore;
    this.failures = fetch.refusal ? this.failures + 1 : 0;
    if (!fetch.refusal) this.answeredAt = fetch.finishedAt;
    if (fetch.purpose === 'POLL') this.#applyPoll(fetch);
    else if (fetch.regions === null) this.#applyCheck(fetch);
    else this.#applySlice(fetch, fetch.regions);
  }

  #applyPoll(fetch: Fetch): void {
    const spanMs = fetch.to - fetch.from;
    const levels = this.#cadence.polls.filter((level) => level.spanMs <= spanMs);
    // A good answer also serves every narrower level; a failure counts for its own level alone.
    for (const level of fetch.refusal ? levels.slice(-1) : levels) {
      this.#polls.set(level, withOutcome(this.pollAttempts(level), fetch));
    }
    if (!fetch.refusal)
      this.pollCoverage = cover(this.pollCoverage, fetch.from, fetch.startedAt - PUBLICATION_DELAY_MS);
  }

  #applyCheck(fetch: Fetch): void {
    this.checkAttempts = withOutcome(this.checkAttempts, fetch);
    for (const line of fetch.grouped ?? []) {
      this.#lines.set(lineKey(line), lineText(line));
      this.#changedAt.set(`${line.inseeCode} ${line.month}`, fetch.startedAt);
    }
  }

  #applySlice(fetch: Fetch, regions: readonly string[]): void {
    for (const inseeCode of regions) {
      const key = sliceKey(inseeCode, fetch.from);
      const before = this.sliceAttempts(key);
      const completeUntil = fetch.refusal ? before.completeUntil : fetch.startedAt - PUBLICATION_DELAY_MS;
      this.#slices.set(key, { ...withOutcome(before, fetch), completeUntil });
    }
  }
}

const lineKey = ({ inseeCode, month, nature }: GroupedLine): string => `${inseeCode} ${month} ${nature}`;
const lineText = ({ rows, sums }: GroupedLine): string => JSON.stringify([rows, sums]);

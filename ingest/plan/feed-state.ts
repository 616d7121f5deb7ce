import { type FeedId, type Fetch, type GroupedLine, HOUR } from '@courant/core/domain';
import { type Attempts, NEVER_ASKED, withOutcome } from './attempts.ts';
import type { Cadence, PollLevel } from './cadence.ts';
import { type Coverage, cover } from './coverage.ts';
import { sliceKey } from './slice.ts';

/**
 * The newest slots come out late, 75 minutes seen: asking for them does not yet mean having them. An hour less than the
 * narrowest poll reaches back, so that each poll overlaps the one before it, also when it runs off the quarter or late.
 */
const PUBLICATION_DELAY_MS = 2 * HOUR;

/** How a region-month has fared. */
export interface SliceAttempts extends Attempts {
  /** Everything in it up to here was out when it was last asked for; minus infinity before that. */
  readonly completeUntil: number;
}

const NEVER_ASKED_SLICE: SliceAttempts = { ...NEVER_ASKED, completeUntil: Number.NEGATIVE_INFINITY };

/** Where a feed stands, read off its finished asks in order and nothing else. */
export class FeedState {
  readonly feed: FeedId;
  /** Before this it is not to be asked, epoch milliseconds UTC. */
  notBefore = 0;
  /** Failed asks in a row, whatever they asked. */
  failures = 0;
  checkAttempts: Attempts = NEVER_ASKED;
  /** What the polls have covered for good. */
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

  /** When a check last found the line of this region and month changed; minus infinity where none did. */
  changedAt(key: string): number {
    return this.#changedAt.get(key) ?? Number.NEGATIVE_INFINITY;
  }

  /** The lines of a check that differ from what is known. */
  changedLines(lines: readonly GroupedLine[]): GroupedLine[] {
    return lines.filter((line) => this.#lines.get(lineKey(line)) !== lineText(line));
  }

  /** Takes in a finished ask of this feed. */
  apply(fetch: Fetch): void {
    this.notBefore = fetch.refusal?.notBefore ?? 0;
    this.failures = fetch.refusal ? this.failures + 1 : 0;
    if (fetch.purpose === 'POLL') this.#applyPoll(fetch);
    else if (fetch.regions === null) this.#applyCheck(fetch);
    else this.#applySlice(fetch, fetch.regions);
  }

  #applyPoll(fetch: Fetch): void {
    const width = fetch.to - fetch.from;
    const asked = this.#cadence.polls.filter(({ spanMs }) => spanMs <= width);
    // A failure is the width's own; an answer serves every narrower one.
    for (const level of fetch.refusal ? asked.slice(-1) : asked) {
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
      const settledUntil = fetch.refusal ? before.completeUntil : fetch.startedAt - PUBLICATION_DELAY_MS;
      this.#slices.set(key, { ...withOutcome(before, fetch), completeUntil: settledUntil });
    }
  }
}

const lineKey = ({ inseeCode, month, nature }: GroupedLine): string => `${inseeCode} ${month} ${nature}`;
const lineText = ({ rows, sums }: GroupedLine): string => JSON.stringify([rows, sums]);

import {
  type AcceptedDrift,
  type FeedId,
  type FeedSchema,
  type Fetch,
  type GroupedLine,
  HOUR,
  isSameDrift,
  NO_SCHEMA,
  withAccepted,
} from '@courant/core/domain';
import { type Attempts, NEVER_ASKED, withOutcome } from './attempts.ts';
import type { Cadence, PollLevel } from './cadence.ts';
import { type Coverage, cover, coverageBefore } from './coverage.ts';
import { keyOf, PublishedLines } from './published-lines.ts';
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

/** How long the answers for a region-month have differed from the checks. */
export interface SliceMismatch {
  /** Start of the first ask whose answer differed, epoch milliseconds UTC. */
  readonly since: number;
  readonly answers: number;
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
  /** What the checks counted and summed. */
  readonly publishedLines = new PublishedLines();
  /** Start of the newest slice that had rows, by INSEE code. */
  readonly newestWithRows = new Map<string, number>();
  /** What its answers look like, and how they differ from that now. */
  schema: FeedSchema = NO_SCHEMA;
  /** The schema as the log has it. */
  recordedSchema: FeedSchema = NO_SCHEMA;
  readonly #cadence: Cadence;
  readonly #polls = new Map<PollLevel, Attempts>();
  readonly #slices = new Map<string, SliceAttempts>();
  readonly #changedAt = new Map<string, number>();
  readonly #mismatches = new Map<string, SliceMismatch>();

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

  /** Since when, and in how many answers in a row, a slice differs from what the checks counted; null where it does not. */
  mismatchOf(key: string): SliceMismatch | null {
    return this.#mismatches.get(key) ?? null;
  }

  /** How many slices differ from what the checks counted. */
  get mismatchedSlices(): number {
    return this.#mismatches.size;
  }

  /** Marks drifts of this feed as accepted. */
  accept(accepted: AcceptedDrift): void {
    const drifts = withAccepted(this.schema.drifts, accepted);
    if (drifts !== this.schema.drifts) this.schema = { ...this.schema, drifts };
  }

  /** Adds a finished ask of this feed. `notBefore`: when the feed may be asked again; after a good answer the quota decides. */
  apply(fetch: Fetch, notBefore = fetch.refusal?.notBefore ?? 0): void {
    this.notBefore = notBefore;
    this.failures = fetch.refusal ? this.failures + 1 : 0;
    if (fetch.schema) this.#applySchema(fetch.schema, fetch.startedAt);
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
      this.publishedLines.set(line);
      this.#changedAt.set(keyOf(line), fetch.startedAt);
    }
  }

  #applySlice(fetch: Fetch, regions: readonly string[]): void {
    for (const inseeCode of regions) {
      const key = sliceKey(inseeCode, fetch.from);
      const before = this.sliceAttempts(key);
      const newest = this.newestWithRows.get(inseeCode) ?? fetch.from;
      const completeUntil = fetch.refusal ? before.completeUntil : fetch.startedAt - PUBLICATION_DELAY_MS;
      this.#slices.set(key, { ...withOutcome(before, fetch), completeUntil });
      if (!fetch.refusal) this.#applyMismatch(key, fetch);
      if (fetch.rows > 0) this.newestWithRows.set(inseeCode, Math.max(newest, fetch.from));
    }
  }

  #applyMismatch(key: string, fetch: Fetch): void {
    const { since = fetch.startedAt, answers = 0 } = this.mismatchOf(key) ?? {};
    if (isMismatched(fetch, this.publishedLines.ofSlice(key)))
      this.#mismatches.set(key, { since, answers: answers + 1 });
    else this.#mismatches.delete(key);
  }

  #applySchema(schema: FeedSchema, at: number): void {
    const ended = this.schema.drifts.filter(
      (drift) => drift.kind !== 'ADDED' && !schema.drifts.some((other) => isSameDrift(other, drift)),
    );
    if (ended.length > 0) this.#askAgain(Math.min(...ended.map(({ since }) => since)), at);
    this.schema = schema;
    this.recordedSchema = schema;
  }

  /**
   * What was fetched while the feed differed lacks something, and so has to be asked for again: by polls all that the first
   * of them spanned, and each slice.
   */
  #askAgain(since: number, at: number): void {
    const longestSpanMs = Math.max(...this.#cadence.polls.map(({ spanMs }) => spanMs));
    this.pollCoverage = coverageBefore(this.pollCoverage, since - longestSpanMs);
    for (const [key, attempts] of this.#slices) {
      if ((attempts.succeededAt ?? 0) < since) continue;
      this.#changedAt.set(key, at);
      this.#slices.set(key, { ...attempts, completeUntil: Number.NEGATIVE_INFINITY });
    }
  }
}

/** Old records say only how many rows there were. */
const isMismatched = ({ mismatches, rows }: Fetch, lines: readonly GroupedLine[]): boolean =>
  mismatches
    ? mismatches.length > 0
    : lines.length > 0 && lines.reduce((sum, line) => sum + line.rows, 0) !== rows;

import type { GroupedLine } from '@courant/core/domain';
import { type EventLog, READINGS, REJECTED } from '@courant/core/log';
import type { Answer } from './ask/answer.ts';
import type { Ask } from './ask/ask.ts';
import { readGroups } from './ask/groups.ts';
import { decodeAnswer } from './decode/answer.ts';
import type { DedupIndex } from './dedup/dedup-index.ts';
import type { FeedState } from './plan/feed-state.ts';

/** What one ask received and what of it was appended, in rows. */
export interface AskResult {
  readonly rows: number;
  readonly appended: number;
  readonly rejected: number;
  readonly ghosts: number;
  readonly empty: number;
  readonly future: number;
  /** The lines of a check that changed; null for an ask that wanted rows. */
  readonly grouped: readonly GroupedLine[] | null;
  readonly unknownColumns: readonly string[];
}

export const EMPTY_RESULT: AskResult = {
  rows: 0,
  appended: 0,
  rejected: 0,
  ghosts: 0,
  empty: 0,
  future: 0,
  grouped: null,
  unknownColumns: [],
};

/** Parses the lines of a check and keeps the changed ones: all two thousand of them each night would only fill the log. */
export const toCheckResult = (state: FeedState, { rows }: Answer): AskResult => ({
  ...EMPTY_RESULT,
  rows: rows.length,
  grouped: state.changedLines(readGroups(rows)),
});

/**
 * Appends the new readings and then the newly rejected rows of an answer that was complete at `knownAt`. The dedup index
 * learns of each only once the log has acknowledged it: a crash in between repeats an append and loses nothing.
 */
export async function appendRows(
  log: EventLog,
  dedupIndex: DedupIndex,
  ask: Ask,
  { rows }: Answer,
  knownAt: number,
): Promise<AskResult> {
  const { readings, rejected, unknownColumns, ...counts } = decodeAnswer(rows, ask.feed, knownAt);
  const newReadings = dedupIndex.newReadingsAmong(readings);
  await log.append(
    READINGS,
    newReadings.map(({ reading }) => reading),
  );
  dedupIndex.addAll(newReadings);
  const newlyRejected = rejected.filter(({ raw }) => dedupIndex.isNewlyRejected(raw));
  await log.append(
    REJECTED,
    newlyRejected.map((row) => ({ ...row, origin: originOf(ask), rejectedAt: knownAt })),
  );
  for (const { raw } of newlyRejected) dedupIndex.addRejected(raw);
  return {
    ...counts,
    rows: rows.length,
    appended: newReadings.length,
    rejected: newlyRejected.length,
    grouped: null,
    unknownColumns,
  };
}

/** The feed and window that a rejected row came from. */
const originOf = ({ feed, from, to }: Ask): string =>
  `${feed} ${new Date(from).toISOString()}/${new Date(to).toISOString()}`;

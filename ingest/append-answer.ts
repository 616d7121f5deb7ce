import type { FeedId, GroupedLine } from '@courant/core/domain';
import { type EventLog, READINGS, REJECTED } from '@courant/core/log';
import type { Answer } from './ask/answer.ts';
import type { Ask } from './ask/ask.ts';
import { readGroups } from './ask/groups.ts';
import { decodeAnswer } from './decode/answer.ts';
import type { DedupIndex } from './dedup/dedup-index.ts';
import type { FeedState } from './plan/feed-state.ts';

/** What an ask brought. */
export interface AskResult {
  readonly rows: number;
  readonly appended: number;
  readonly rejected: number;
  readonly ghosts: number;
  readonly empty: number;
  readonly future: number;
  /** Lines of a check that moved; null for rows. */
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

/** Reads a check's lines. What did not move is left out: a year of nights would fill the log with the same two thousand lines. */
export const toCheckResult = (state: FeedState, { rows }: Answer): AskResult => ({
  ...EMPTY_RESULT,
  rows: rows.length,
  grouped: state.changedLines(readGroups(rows)),
});

/**
 * Appends what is new in an answer that was complete at `knownAt`: readings first, then what had to be rejected. Each
 * is noted as sent once the log has acknowledged it, so that a crash in between repeats it rather than losing it.
 */
export async function appendRows(
  log: EventLog,
  dedupIndex: DedupIndex,
  ask: Ask,
  { rows }: Answer,
  knownAt: number,
): Promise<AskResult> {
  const { readings, rejected, unknownColumns, ...counts } = decodeAnswer(rows, ask.feed, knownAt);
  const news = dedupIndex.newReadingsAmong(readings);
  await log.append(
    READINGS,
    news.map(({ reading }) => reading),
  );
  dedupIndex.addAll(news);
  const refused = rejected.filter(({ raw }) => dedupIndex.isNewlyRejected(raw));
  await log.append(
    REJECTED,
    refused.map((row) => ({ ...row, origin: originOf(ask), rejectedAt: knownAt })),
  );
  for (const { raw } of refused) dedupIndex.addRejected(raw);
  return {
    ...counts,
    rows: rows.length,
    appended: news.length,
    rejected: refused.length,
    grouped: null,
    unknownColumns,
  };
}

const originOf = ({ feed, from, to }: { feed: FeedId; from: number; to: number }): string =>
  `${feed} ${new Date(from).toISOString()}/${new Date(to).toISOString()}`;

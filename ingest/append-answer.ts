import type { GroupedLine, Rejected } from '@courant/core/domain';
import { type EventLog, READINGS, REJECTED } from '@courant/core/log';
import type { Answer } from './ask/answer.ts';
import type { Ask } from './ask/ask.ts';
import { readGroups } from './ask/groups.ts';
import { decodeAnswer } from './decode/answer.ts';
import type { RejectedRow } from './decode/rejected-row.ts';
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
  /** Of those appended, the ones with an odd cell. */
  readonly oddReadings: number;
  /** What was rejected: whole rows, and odd cells of rows that were taken. */
  readonly rejections: readonly Rejected[];
  /** By column: the rows of the answer whose cell in it is odd, rejected before or not. */
  readonly oddColumns: OddColumns;
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
  oddReadings: 0,
  rejections: [],
  oddColumns: new Map(),
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
  const decoded = decodeAnswer(rows, ask.feed, knownAt);
  const { readings, rejected, oddReadings, unknownColumns, ghosts, empty, future } = decoded;
  const newReadings = dedupIndex.newReadingsAmong(readings);
  await log.append(
    READINGS,
    newReadings.map(({ reading }) => reading),
  );
  dedupIndex.addAll(newReadings);
  const rejections = dedupIndex.rejected.newAmong(
    rejected.map((row) => ({ ...row, origin: originOf(ask), rejectedAt: knownAt })),
  );
  await log.append(REJECTED, rejections);
  for (const row of rejections) dedupIndex.rejected.add(row);
  return {
    rows: rows.length,
    appended: newReadings.length,
    rejected: rejections.length,
    ghosts,
    empty,
    future,
    oddReadings: newReadings.filter(({ reading }) => oddReadings.has(reading)).length,
    rejections,
    oddColumns: countOddColumns(rejected),
    grouped: null,
    unknownColumns,
  };
}

export type OddColumns = ReadonlyMap<string, { readonly rows: number; readonly reason: string }>;

/** By column: how many rows are odd in it, and the reason of the first. */
function countOddColumns(rejected: readonly RejectedRow[]): OddColumns {
  const columns = new Map<string, { rows: number; reason: string }>();
  for (const { oddColumns = [], reason } of rejected) {
    for (const column of oddColumns) {
      const { rows } = columns.get(column) ?? { rows: 0 };
      columns.set(column, { reason, ...columns.get(column), rows: rows + 1 });
    }
  }
  return columns;
}

/** The feed and window that a rejected row came from. */
const originOf = ({ feed, from, to }: Ask): string =>
  `${feed} ${new Date(from).toISOString()}/${new Date(to).toISOString()}`;

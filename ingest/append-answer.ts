import type { CountMismatch, FeedSchema, GroupedLine, Reading, Rejected } from '@courant/core/domain';
import { type EventLog, READINGS, REJECTED } from '@courant/core/log';
import type { Answer } from './ask/answer.ts';
import type { Ask } from './ask/ask.ts';
import { readGroups } from './ask/groups.ts';
import { countMismatches } from './count-mismatches.ts';
import { decodeAnswer } from './decode/answer.ts';
import { isRow } from './decode/raw-row.ts';
import type { RejectedRow } from './decode/rejected-row.ts';
import type { DedupIndex } from './dedup/dedup-index.ts';
import { shapeOf } from './drift/answer-shape.ts';
import { carryValues } from './drift/carry-values.ts';
import { withObservation } from './drift/feed-schema.ts';
import { observeGroups } from './drift/observe-groups.ts';
import { observeRows } from './drift/observe-rows.ts';
import { silentMeasures } from './drift/silent-measures.ts';
import type { FeedState } from './plan/feed-state.ts';

/** What one ask received and what of it was appended, in rows. */
export interface AskResult {
  readonly rows: number;
  readonly appended: number;
  /** Of those appended, readings of slots that the feed had brought before. */
  readonly revised: number;
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
  /** The schema of the feed after this answer. */
  readonly schema: FeedSchema;
  /** How a region-month's answer differs from the latest check; undefined where none has counted it. */
  readonly mismatches?: readonly CountMismatch[] | undefined;
}

export const emptyResult = (schema: FeedSchema): AskResult => ({
  rows: 0,
  appended: 0,
  revised: 0,
  rejected: 0,
  ghosts: 0,
  empty: 0,
  future: 0,
  oddReadings: 0,
  rejections: [],
  oddColumns: new Map(),
  grouped: null,
  unknownColumns: [],
  schema,
});

/** Parses the lines of a check and keeps the changed ones: all two thousand of them each night would only fill the log. */
export function toCheckResult(state: FeedState, ask: Ask, { rows }: Answer, startedAt: number): AskResult {
  const lines = readGroups(rows, ask.summed);
  const schema = withObservation(state.schema, observeGroups(state, ask, lines, startedAt));
  return {
    ...emptyResult(schema),
    rows: rows.length,
    grouped: state.publishedLines.changesIn(lines, ask.from),
  };
}

/** What appending an answer needs of ingest and of the answer's feed. */
export interface AppendContext {
  readonly log: EventLog;
  readonly dedupIndex: DedupIndex;
  /** The state of the feed before this answer. */
  readonly state: FeedState;
  /** When the ask began and when its answer was complete, epoch milliseconds UTC. */
  readonly startedAt: number;
  readonly knownAt: number;
}

/**
 * Appends the new readings and then the newly rejected rows of an answer. The dedup index learns of each only once the log
 * has acknowledged it: a crash in between repeats an append and loses nothing.
 */
export async function appendRows(ask: Ask, { rows }: Answer, context: AppendContext): Promise<AskResult> {
  const { log, dedupIndex, state, startedAt, knownAt } = context;
  const { schema } = state;
  const shape = shapeOf(rows.filter(isRow));
  const decoded = decodeAnswer(rows, ask.feed, knownAt);
  const { readings, rejected, oddReadings, unknownColumns, ghosts, empty, future } = decoded;
  const silent = silentMeasures(schema, shape);
  const { newReadings, carried } = await carryValues(log, dedupIndex, readings, silent);
  const revised = newReadings.filter(({ reading }) => isInLog(dedupIndex, reading)).length;
  const seen = observeRows(schema, dedupIndex, { ask, shape, carried, at: startedAt });
  const offsets = await log.append(
    READINGS,
    newReadings.map(({ reading }) => reading),
  );
  dedupIndex.addAll(newReadings, offsets);
  const oddSlots = new Set([...oddReadings].map(slotOf));
  const rejections = dedupIndex.rejected.newAmong(
    rejected.map((row) => ({ ...row, origin: originOf(ask), rejectedAt: knownAt })),
  );
  await log.append(REJECTED, rejections);
  for (const row of rejections) dedupIndex.rejected.add(row);
  return {
    rows: rows.length,
    appended: newReadings.length,
    revised,
    rejected: rejections.length,
    ghosts,
    empty,
    future,
    oddReadings: newReadings.filter(({ reading }) => oddSlots.has(slotOf(reading))).length,
    rejections,
    oddColumns: countOddColumns(rejected),
    grouped: null,
    unknownColumns,
    schema: withObservation(schema, seen),
    mismatches: countMismatches(state, ask, decoded.readable, startedAt),
  };
}

const isInLog = (dedupIndex: DedupIndex, { area, start, vintage }: Reading): boolean =>
  dedupIndex.offsetOf(area, start, vintage) !== null;

const slotOf = ({ area, start }: Reading): string => `${area} ${start}`;

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

import { bucketEnd, type Vintage } from '@courant/core/domain';
import type { Slots } from '../../chart/slots.ts';
import type { Column } from '../../data/series-set.ts';
import type { RevisionsQuery } from '../../gql/graphql.ts';

/** One number that another replaced; instants in epoch milliseconds, power in MW. */
export interface Change {
  readonly start: number;
  readonly before: number | null;
  readonly after: number | null;
  readonly vintage: Vintage;
  readonly knownAt: number;
}

/** Largest first, as they were asked for. */
export const changesOf = ({ summary }: RevisionsQuery): Change[] =>
  summary.changes.map(({ start, knownAt, ...change }) => ({
    ...change,
    start: Date.parse(start),
    knownAt: Date.parse(knownAt),
  }));

const JUST_BEFORE_MS = 1000;

/** The instants at which the knowledge of some days changed, and one just before them; none where it never did. */
export function knowledgeTicks(changes: readonly Change[]): number[] {
  const instants = [...new Set(changes.map(({ knownAt }) => knownAt))].sort((a, b) => a - b);
  const [first] = instants;
  return first === undefined ? [] : [first - JUST_BEFORE_MS, ...instants];
}

/** The tick at or before an instant; the first one where that is earlier, or none is chosen. */
export function tickAt(ticks: readonly number[], instant: number | null): number {
  if (instant === null) return 0;
  return Math.max(
    0,
    ticks.findLastIndex((tick) => tick <= instant),
  );
}

/** Half-hours by their starts. */
export function halfHours(starts: readonly string[]): Slots {
  const instants = starts.map((start) => Date.parse(start));
  return { starts: instants, ends: instants.map((start) => bucketEnd('HALF_HOUR', start)) };
}

/** Values of another answer on these slots; null where it has no slot of that start. */
export function alignedTo({ starts }: Slots, answer: { starts: readonly string[]; values: Column }): Column {
  const byStart = new Map(answer.starts.map((start, i) => [Date.parse(start), answer.values[i] ?? null]));
  return starts.map((start) => byStart.get(start) ?? null);
}

/** What is known now less what was known then; null where one of them was not published or not known. */
export const nowLessThen = (now: Column, then: Column): Column =>
  now.map((value, i) => {
    const known = then[i] ?? null;
    return value === null || known === null ? null : value - known;
  });

import type { Drift, GroupedLine } from '@courant/core/domain';
import type { Ask } from '../ask/ask.ts';
import type { FeedState } from '../plan/feed-state.ts';
import type { Observation } from './feed-schema.ts';

/** What the lines of a check say of their feed's schema, beside the lines of the checks before. */
export function observeGroups(
  state: FeedState,
  ask: Ask,
  lines: readonly GroupedLine[],
  at: number,
): Observation {
  const before = state.publishedLines.since(ask.from);
  const isSummed = (column: string) => (line: GroupedLine) => (line.sums[column] ?? null) !== null;
  const emptied = ask.summed.filter(
    (column) => lines.some(hasValue) && !lines.some(isSummed(column)) && before.some(isSummed(column)),
  );
  const regions = new Set(lines.filter(hasValue).map(({ inseeCode }) => inseeCode));
  const missing = new Set(
    before.filter(hasValue).flatMap(({ inseeCode }) => (regions.has(inseeCode) ? [] : inseeCode)),
  );
  return {
    at,
    columns: new Map(),
    drifts: [
      ...emptied.map((name) => ({ kind: 'MISSING' as const, name })),
      ...[...missing].map((name) => ({ kind: 'REGION' as const, name })),
    ],
    hasEnded: ({ kind, name }: Drift) =>
      (kind === 'MISSING' && lines.some(isSummed(name))) || (kind === 'REGION' && regions.has(name)),
  };
}

const hasValue = ({ rows, sums }: GroupedLine): boolean =>
  rows > 0 && Object.values(sums).some((sum) => sum !== null);

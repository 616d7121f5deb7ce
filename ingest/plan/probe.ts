import type { Drift } from '@courant/core/domain';
import type { FeedState } from './feed-state.ts';
import { sliceKey } from './slice.ts';

const isOfColumn = ({ kind }: Drift): boolean => kind === 'MISSING' || kind === 'RETYPED';

/** The columns whose cells are missing or of another type now: a check cannot sum them. */
export const unsummable = ({ schema }: FeedState): ReadonlySet<string> =>
  new Set(schema.drifts.filter(isOfColumn).map(({ name }) => name));

/**
 * The keys of the slices that tell whether a feed is again as it was: of each missing region the newest one with rows; for
 * a missing column, and while checks are refused, which may be because of one, the newest of all.
 */
export function probesOf(state: FeedState): ReadonlySet<string> {
  const { drifts } = state.schema;
  const newestFirst = [...state.newestWithRows].sort(([, a], [, b]) => b - a);
  const ofRegions = newestFirst.filter(([inseeCode]) =>
    drifts.some(({ kind, name }) => kind === 'REGION' && name === inseeCode),
  );
  const isColumnInDoubt = drifts.some(isOfColumn) || state.checkAttempts.failures > 0;
  const ofColumns = isColumnInDoubt ? newestFirst.slice(0, 1) : [];
  return new Set([...ofRegions, ...ofColumns].map(([inseeCode, from]) => sliceKey(inseeCode, from)));
}

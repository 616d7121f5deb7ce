import type { BackfillProgress } from '@courant/core/domain';
import type { FeedState } from './feed-state.ts';
import { slicesOf } from './slice.ts';
import { isFetched } from './slice-need.ts';

/** How many slices of history have been fetched, over all feeds. */
export function backfillProgress(
  states: readonly FeedState[],
  backfillFrom: number,
  now: number,
): BackfillProgress {
  const slices = states.flatMap((state) =>
    slicesOf(state.feed, backfillFrom, now).map((slice) => ({
      isDone: isFetched(state, slice),
      hasFailed: state.sliceAttempts(slice.key).failures > 0,
    })),
  );
  return {
    from: backfillFrom,
    to: now,
    slicesDone: slices.filter(({ isDone }) => isDone).length,
    slicesTotal: slices.length,
    slicesFailed: slices.filter(({ isDone, hasFailed }) => !isDone && hasFailed).length,
  };
}

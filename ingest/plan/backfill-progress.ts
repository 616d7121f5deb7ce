import type { BackfillProgress } from '@courant/core/domain';
import type { FeedState } from './feed-state.ts';
import { slicesOf } from './slice.ts';
import { isFetched } from './slice-need.ts';

/** How far the history of all feeds together has come. */
export function backfillProgress(
  states: readonly FeedState[],
  backfillFrom: number,
  now: number,
): BackfillProgress {
  const slices = states.flatMap((memory) =>
    slicesOf(memory.feed, backfillFrom, now).map((slice) => ({
      isDone: isFetched(memory, slice),
      hasFailed: memory.sliceAttempts(slice.key).failures > 0,
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

import type { BackfillProgress } from '@courant/core/domain';
import type { FeedMemory } from './feed-memory.ts';
import { slicesOf } from './slice.ts';
import { isHad } from './slice-need.ts';

/** How far the history of all feeds together has come. */
export function backfillProgress(
  memories: readonly FeedMemory[],
  backfillFrom: number,
  now: number,
): BackfillProgress {
  const slices = memories.flatMap((memory) =>
    slicesOf(memory.feed, backfillFrom, now).map((slice) => ({
      isDone: isHad(memory, slice),
      hasFailed: memory.slice(slice.key).failures > 0,
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

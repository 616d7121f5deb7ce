import { hasMeasure, type ReadingFilter } from '@courant/core/domain';
import { clientError } from '../api-error.ts';
import { liveEdge } from '../column/live-edge.ts';
import { findGaps, leafOf, type ReasonedRange } from './gap.ts';
import type { SeriesFrame, SeriesLine } from './series-frame.ts';

export const MAX_GAPS = 1000;

/**
 * The first gaps of a series; none where the area does not have the measure at all.
 * @throws a BAD_ARGUMENT error for a number below 0 or above `MAX_GAPS`.
 */
export async function answerGaps(
  { chunks, fetches, now, resolution, filter }: SeriesFrame,
  { area, observedBy: measure, pieces }: SeriesLine,
  first: number,
): Promise<ReasonedRange[]> {
  if (first < 0 || first > MAX_GAPS) {
    throw clientError('BAD_ARGUMENT', `gaps(first: ${first}): ask for 0 to ${MAX_GAPS}.`);
  }
  if (!hasMeasure(area, measure)) return [];
  await fetches.catchUp();
  const facts = {
    now,
    liveEdge: await liveEdge(chunks, area),
    // By which instant a range had been requested is not known.
    requested: isAsOf(filter) ? [] : fetches.requested.requestedFor(area, leafOf(resolution)),
  };
  return findGaps({ source: chunks, measure, pieces, facts, first });
}

const isAsOf = (filter: ReadingFilter | null): boolean => (filter?.asOf ?? null) !== null;

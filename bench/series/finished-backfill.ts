import { FEED_OF_VINTAGE, type Fetch, parisMidnight } from '@courant/core/domain';
import { FIRST_YEAR, LAST_YEAR } from '../history/slices.ts';

const from = parisMidnight({ year: FIRST_YEAR, month: 1, day: 1 });
const to = parisMidnight({ year: LAST_YEAR + 1, month: 1, day: 1 });

/** The last record of a backfill in the log, from which the api knows where history begins. */
export const finishedBackfill: Fetch = {
  feed: FEED_OF_VINTAGE.CONSOLIDATED,
  purpose: 'BACKFILL',
  from,
  to,
  regions: null,
  startedAt: to,
  finishedAt: to,
  rows: 0,
  appended: 0,
  rejected: 0,
  ghosts: 0,
  refusal: null,
  grouped: null,
  backfill: { from, to, slicesDone: 1, slicesTotal: 1, slicesFailed: 0 },
  simulated: false,
};

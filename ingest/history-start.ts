import { HOUR, parisMidnight } from '@courant/core/domain';

/** The start of the publisher's history, 2013-01-01 00:00 in Paris: a backfill reaches back to here by default. */
export const HISTORY_START = parisMidnight({ year: 2013, month: 1, day: 1 });

/**
 * The earliest slot that is accepted: an hour before the history, so that a first slot whose offset is an hour off is
 * still read. Earlier rows have wrong dates and are rejected. The tables of `DedupIndex` begin here.
 */
export const EARLIEST_SLOT_START = HISTORY_START - HOUR;

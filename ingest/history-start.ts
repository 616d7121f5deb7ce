import { parisMidnight } from '@courant/core/domain';

/** The first day of the publisher's consolidated history, epoch milliseconds UTC. */
export const HISTORY_START = parisMidnight({ year: 2013, month: 1, day: 1 });

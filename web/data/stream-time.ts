import type { ReplaySubscription } from '../gql/graphql.ts';
import type { StreamTime } from './event-log.ts';
import type { LiveEvent } from './live-state.ts';

export type ReplayClock = 'MEASURED' | 'KNOWN';

type ReplayedReading = Extract<ReplaySubscription['replay'], { reading: unknown }>['reading'];

/** A watermark behind which nothing waits: one that is sent while the stream catches up does not say that all has been. */
const isAtEnd = (event: LiveEvent): event is Extract<LiveEvent, { __typename: 'Watermark' }> =>
  event.__typename === 'Watermark' && event.caughtUp;

/** An event of the live stream comes now, and a watermark says how far everything has been sent. */
export const liveTime = (now: () => number): StreamTime => ({
  timeOf: now,
  saidUntil: (event) => (isAtEnd(event) ? Date.parse(event.serverTime) : null),
  endsCut: isAtEnd,
});

/** The moment of a replay is that of its last reading: when it was measured, or when it was fetched. */
export function replayTime(clock: ReplayClock): StreamTime {
  let last = Number.NaN;
  const momentOf = (event: LiveEvent): number | null => {
    if (!('reading' in event)) return null;
    const { start, knownAt } = event.reading as ReplayedReading;
    last = Date.parse(clock === 'KNOWN' ? knownAt : start);
    return last;
  };
  // A replay waits for its reader: nothing is missed while it is cut.
  return { timeOf: (event) => momentOf(event) ?? last, saidUntil: momentOf, endsCut: () => true };
}

export { type Connection, type FollowOptions, followLive } from './follow-live.ts';
export { followReplay, type ReplayOptions } from './follow-replay.ts';
export {
  type AnyLiveEvent,
  type Figure,
  LIVE_SUBSCRIPTION,
  type LiveEvent,
  type LiveReading,
  REPLAY_SUBSCRIPTION,
  type RevisedRange,
} from './live-event.ts';
export type { Operation } from './operation.ts';
export { QueryError, query } from './query.ts';

import { type Drift, FEEDS, type FeedId, withAccepted } from '@courant/core/domain';
import { ACCEPTED, type EventLog } from '@courant/core/log';
import { eachFetch, eachMessage } from '../dedup/replay.ts';

/** The drifts of each feed as the log has them: those that ingest recorded, with what was accepted since. */
export async function readDrifts(
  log: EventLog,
  signal: AbortSignal,
): Promise<ReadonlyMap<FeedId, readonly Drift[]>> {
  const drifts = new Map<FeedId, readonly Drift[]>(FEEDS.map((feed) => [feed, []]));
  await eachFetch(log, signal, ({ feed, schema }) => {
    if (schema) drifts.set(feed, schema.drifts);
  });
  await eachMessage(log, ACCEPTED, 0, signal, (accepted) => {
    drifts.set(accepted.feed, withAccepted(drifts.get(accepted.feed) ?? [], accepted));
  });
  return drifts;
}

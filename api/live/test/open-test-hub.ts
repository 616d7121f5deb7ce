import { singleNamespace } from '@courant/core/store';
import type { TestLine } from '@courant/core/testing';
import { FetchLog } from '../../fetches/fetch-log.ts';
import { ServingNamespace } from '../../serving-namespace.ts';
import { LiveHub } from '../live-hub.ts';

/** The hub of a line in memory; a failure of its tail fails the test. */
export async function openTestHub({ log, store }: TestLine, now: () => number): Promise<LiveHub> {
  const sources = { log, fetches: new FetchLog(log) };
  return LiveHub.open({
    log,
    serving: await ServingNamespace.open(singleNamespace(store, 'first'), sources),
    now,
    simulated: false,
    recentChangesSize: 1_000,
    onFailure: (error) => {
      throw error;
    },
  });
}

import type { ChunkStore, Namespaces } from '@courant/core/store';
import type { TestLine } from '@courant/core/testing';
import { FetchLog } from '../../fetches/fetch-log.ts';
import { ServingNamespace, toNamespaces } from '../../serving-namespace.ts';
import { LiveHub } from '../live-hub.ts';

/** The namespace of a line's store that serves. */
export const servingOf = (
  { log, store }: TestLine,
  served: ChunkStore | Namespaces = store,
): Promise<ServingNamespace> =>
  ServingNamespace.open(toNamespaces(served), { log, fetches: new FetchLog(log) });

/** The hub of a line in memory; a failure of its tail fails the test. */
export async function openTestHub(
  line: TestLine,
  now: () => number,
  served?: ChunkStore | Namespaces,
): Promise<LiveHub> {
  return LiveHub.open({
    log: line.log,
    serving: await servingOf(line, served),
    now,
    simulated: false,
    recentChangesSize: 1_000,
    onFailure: (error) => {
      throw error;
    },
  });
}

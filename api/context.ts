import type { EventLog } from '@courant/core/log';
import type { ChunkStore } from '@courant/core/store';
import { ChunkReader } from './column/chunk-reader.ts';
import type { FetchLog } from './fetches/fetch-log.ts';
import type { LimitValues } from './limits/limit-values.ts';
import type { LiveHub } from './live/live-hub.ts';
import type { ServingNamespace } from './serving-namespace.ts';

/** What the process holds for all requests. */
export interface ApiServices {
  readonly log: EventLog;
  readonly serving: ServingNamespace;
  /** Epoch milliseconds UTC. */
  readonly now: () => number;
  /** Whether the publisher behind the data is the simulator. */
  readonly simulated: boolean;
  readonly limits: LimitValues;
  readonly live: LiveHub;
  /** What the asks so far tell of the publisher. */
  readonly fetches: FetchLog;
}

/** What one request sees: the house, one namespace of the store with a reader of its own, and one present moment. */
export interface ApiContext extends ApiServices {
  readonly namespace: string;
  readonly store: ChunkStore;
  readonly chunks: ChunkReader;
  /** The instant this request is answered for, epoch milliseconds UTC: two fields of one answer never disagree on "now". */
  readonly requestedAt: number;
}

// Member by member: spreading an object costs more than all of them.
export function createContext(services: ApiServices): ApiContext {
  const { namespace, store } = services.serving;
  return {
    log: services.log,
    serving: services.serving,
    now: services.now,
    simulated: services.simulated,
    limits: services.limits,
    live: services.live,
    fetches: services.fetches,
    namespace,
    store,
    chunks: new ChunkReader(store),
    requestedAt: services.now(),
  };
}

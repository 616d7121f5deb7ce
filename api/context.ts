import type { EventLog } from '@courant/core/log';
import type { ChunkStore } from '@courant/core/store';
import { ChunkReader } from './column/chunk-reader.ts';
import type { FetchBook } from './fetches/fetch-log.ts';
import type { LimitValues } from './limits/limit-values.ts';
import type { LiveHub } from './live/live-hub.ts';
import type { Serving } from './serving-namespace.ts';

/** What the process holds for all requests. */
export interface ApiHouse {
  readonly log: EventLog;
  readonly serving: Serving;
  /** Epoch milliseconds UTC. */
  readonly now: () => number;
  /** Whether the publisher behind the data is the simulator. */
  readonly simulated: boolean;
  readonly limits: LimitValues;
  readonly live: LiveHub;
  /** What the asks so far tell of the publisher. */
  readonly fetches: FetchBook;
}

/** What one request sees: the house, one namespace of the store with a reader of its own, and one present moment. */
export interface ApiContext extends ApiHouse {
  readonly namespace: string;
  readonly store: ChunkStore;
  readonly chunks: ChunkReader;
  /** The instant this request is answered for, epoch milliseconds UTC: two fields of one answer never disagree on "now". */
  readonly asked: number;
}

// Member by member: spreading an object costs more than all of them.
export function openContext(house: ApiHouse): ApiContext {
  const { namespace, store } = house.serving;
  return {
    log: house.log,
    serving: house.serving,
    now: house.now,
    simulated: house.simulated,
    limits: house.limits,
    live: house.live,
    fetches: house.fetches,
    namespace,
    store,
    chunks: new ChunkReader(store),
    asked: house.now(),
  };
}

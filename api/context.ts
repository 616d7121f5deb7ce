import type { EventLog } from '@courant/core/log';
import type { ChunkStore } from '@courant/core/store';
import { ChunkReader } from './chunk-reader.ts';
import type { FetchBook } from './freshness/fetch-book.ts';
import type { LimitValues } from './limits/limit-values.ts';
import type { LiveHub } from './live/live-hub.ts';

/** What the process holds for all requests. */
export interface ApiHouse {
  readonly log: EventLog;
  readonly store: ChunkStore;
  /** Epoch milliseconds UTC. */
  readonly now: () => number;
  /** Whether the publisher behind the data is the simulator. */
  readonly simulated: boolean;
  /** The group of the processor's regions stage, whose lag is told. */
  readonly processorGroup: string;
  readonly limits: LimitValues;
  readonly live: LiveHub;
  /** What the asks so far tell of the publisher. */
  readonly fetches: FetchBook;
}

/** What one request sees: the house, a reader of its own, and one present moment. */
export interface ApiContext extends ApiHouse {
  readonly chunks: ChunkReader;
  /** The instant this request is answered for, epoch milliseconds UTC: two fields of one answer never disagree on "now". */
  readonly asked: number;
}

// Member by member: spreading an object costs more than all of them.
export const openContext = (house: ApiHouse): ApiContext => ({
  log: house.log,
  store: house.store,
  now: house.now,
  simulated: house.simulated,
  processorGroup: house.processorGroup,
  limits: house.limits,
  live: house.live,
  fetches: house.fetches,
  chunks: new ChunkReader(house.store),
  asked: house.now(),
});

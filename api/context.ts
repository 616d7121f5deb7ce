import type { EventLog } from '@courant/core/log';
import type { ChunkStore } from '@courant/core/store';
import type { EarliestAsOf } from './column/as-of.ts';
import { ChunkReader } from './column/chunk-reader.ts';
import type { Coverage } from './column/coverage.ts';
import type { FetchLog } from './fetches/fetch-log.ts';
import type { LimitValues } from './limits/limit-values.ts';
import type { PointBudget } from './limits/point-budget.ts';
import { readsPaidBy } from './limits/price.ts';
import type { LiveHub } from './live/live-hub.ts';
import { RequestMemo } from './request-memo.ts';
import type { ServingNamespace } from './serving-namespace.ts';

/** What all requests of the process share. */
export interface ApiServices {
  readonly log: EventLog;
  readonly serving: ServingNamespace;
  /** Epoch milliseconds UTC. */
  readonly now: () => number;
  /** Whether the publisher behind the data is the simulator. */
  readonly simulated: boolean;
  readonly limits: LimitValues;
  readonly live: LiveHub;
  readonly fetches: FetchLog;
  readonly earliestAsOf: EarliestAsOf;
}

/** What one request reads from: the services, one namespace of the store with its own chunk reader, and one instant. */
export interface ApiContext extends ApiServices {
  readonly namespace: string;
  readonly store: ChunkStore;
  readonly coverage: Coverage;
  readonly chunks: ChunkReader;
  /** The time of the request, epoch milliseconds UTC, so that all fields of one answer agree on "now". */
  readonly requestedAt: number;
  readonly budget: PointBudget;
  readonly memo: RequestMemo;
}

// Members are listed because spreading an object is slower than naming all of them.
export function createContext(services: ApiServices): ApiContext {
  const { name, store, coverage } = services.serving.current;
  return {
    log: services.log,
    serving: services.serving,
    now: services.now,
    simulated: services.simulated,
    limits: services.limits,
    live: services.live,
    fetches: services.fetches,
    earliestAsOf: services.earliestAsOf,
    namespace: name,
    store,
    coverage,
    chunks: new ChunkReader(store, readsPaidBy(services.limits.maxCost)),
    requestedAt: services.now(),
    budget: { pointsLeft: services.limits.maxPointsPerQuery },
    memo: new RequestMemo(),
  };
}

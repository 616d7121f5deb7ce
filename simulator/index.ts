/** A stand-in for the publisher: the same API on a local port, from a seed and a clock. */

import { createCorrections, type RawRow, type Revision } from './feed/corrections.ts';
import { createDrifts, type SchemaDrift } from './feed/drifts.ts';
import { createPublication, type PublicationOptions } from './feed/publication.ts';
import { createRowSource } from './feed/row-source.ts';
import type { DatasetId } from './feed/schema.ts';
import { createMisbehaviourPlan, type Misbehaviour } from './http/misbehaviour.ts';
import { createQuota } from './http/quota.ts';
import { BASE_PATH, toServer } from './http/server.ts';
import { createGrid } from './power/power.ts';

export type { RawRow, Revision } from './feed/corrections.ts';
export type { SchemaDrift } from './feed/drifts.ts';
export { createPublication } from './feed/publication.ts';
export { CONSOLIDATED, type DatasetId, Nature, REAL_TIME } from './feed/schema.ts';
export type { Misbehaviour } from './http/misbehaviour.ts';
export { draw } from './power/noise.ts';

export interface SimulatorOptions extends Partial<PublicationOptions> {
  /** Simulated clock, epoch ms. Default `Date.now`. */
  now?: () => number;
  /** Start of history, epoch ms. Default: the same month a year ago. */
  historyFrom?: number;
  /** Address to listen on. Default 127.0.0.1. */
  host?: string;
  /** Port at that address. Default 0, any free one. */
  port?: number;
  /** False serves only rows added by `publish`. Default true. */
  generated?: boolean;
  /** Calls per month. Default 50,000 as at the publisher; unlimited with live revisions, since their clients poll each second. */
  callLimit?: number;
}

export interface Simulator {
  /** Base of the API, `http://127.0.0.1:<port>/api/explore/v2.1`. */
  url: string;
  /** Replaces the planned misbehaviour; without arguments all answers go well again. */
  misbehave(...plan: Misbehaviour[]): void;
  /** Adds or replaces whole rows, visible at once at any time of the clock. */
  publish(dataset: DatasetId, rows: readonly RawRow[]): void;
  /** Changes one figure of one row. */
  revise(revision: Revision): void;
  /** Replaces the drifts of its datasets; without arguments each is again as it was. */
  drift(...drifts: SchemaDrift[]): void;
  /** A region (INSEE code) reports nothing from an instant on. */
  silence(region: string, from: number): void;
  close(): Promise<void>;
}

/** Opens a simulator; `close` ends it. The same options and clock give the same answers in every process. */
export async function openSimulator(options: SimulatorOptions = {}): Promise<Simulator> {
  const now = options.now ?? Date.now;
  const corrections = createCorrections();
  const misbehaviourPlan = createMisbehaviourPlan();
  const drifts = createDrifts(
    createRowSource({
      seed: options.seed ?? 1,
      grid: createGrid(options.seed ?? 1),
      publication: createPublication(publicationOptions(options, now())),
      corrections,
      generated: options.generated ?? true,
    }),
  );
  const server = toServer({
    rowSource: drifts,
    misbehaviourPlan,
    now,
    quota: createQuota(callLimitOf(options)),
  });
  const address = await server.listen({ host: options.host ?? '127.0.0.1', port: options.port ?? 0 });
  return {
    url: address + BASE_PATH,
    misbehave: (...plan) => misbehaviourPlan.replace(plan),
    publish: corrections.publish,
    revise: corrections.revise,
    drift: (...changes) => drifts.replace(changes),
    silence: corrections.silence,
    close: () => server.close(),
  };
}

function publicationOptions(options: SimulatorOptions, now: number): PublicationOptions {
  return {
    ...options,
    seed: options.seed ?? 1,
    historyFrom: options.historyFrom ?? aYearBefore(now),
    refresh: options.refresh ?? 'hourly',
    liveRevisionEveryMs: options.liveRevisionEveryMs ?? 0,
  };
}

/** Start of the same month a year ago. A whole month, so that a restart does not move the first slot, which has no figures. */
function aYearBefore(now: number): number {
  const date = new Date(now);
  return Date.UTC(date.getUTCFullYear() - 1, date.getUTCMonth(), 1);
}

function callLimitOf(options: SimulatorOptions): number {
  return options.callLimit ?? (options.liveRevisionEveryMs ? Number.POSITIVE_INFINITY : 50_000);
}

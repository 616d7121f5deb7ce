import {
  type ChunkKey,
  type Fetch,
  type PositionedReading,
  PUBLISHED_MEASURES,
  type PublishedMeasure,
  planCountry,
  planRegion,
  type RegionCode,
  type Settled,
  settleCountry,
  settleRegion,
  type Values,
  type Vintage,
} from '@courant/core/domain';
import { FETCHES, type MemoryLog, openMemoryLog } from '@courant/core/log';
import { createMemoryStore, type MemoryStore } from '@courant/core/store';
import { ChunkReader } from '../../column/chunk-reader.ts';
import { Coverage } from '../../column/coverage.ts';
import { FetchLog } from '../../fetches/fetch-log.ts';
import { readMoment } from '../../scalar/moment.ts';
import { answerSeries, type SeriesRequest, type SeriesResult } from '../answer-series.ts';
import { SeriesSet } from '../series-set-type.ts';
import type { SeriesSources } from '../series-sources.ts';

export const QUARTER = 900_000;
export const HALF = 1_800_000;
export const at = (text: string): number => Date.parse(text);

/** Values with the measures given and every other one at `rest`. */
export const valuesWith = (
  mw: Partial<Record<PublishedMeasure, number | null>>,
  rest: number | null = 0,
): Values => PUBLISHED_MEASURES.map((measure) => (measure in mw ? (mw[measure] ?? null) : rest));

/** Starts from `from` to before `to`, a step apart. */
export const starts = (from: number, to: number, step: number): number[] =>
  Array.from({ length: Math.round((to - from) / step) }, (_, i) => from + i * step);

/** A repeatable source of chance (mulberry32). */
export function chance(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let x = Math.imul(state ^ (state >>> 15), 1 | state);
    x = (x + Math.imul(x ^ (x >>> 7), 61 | x)) ^ x;
    return ((x ^ (x >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A store filled as the processor fills it, by the domain's own settling. */
export class SettledStore {
  readonly store: MemoryStore;
  readonly log: MemoryLog;
  #position = 0;

  constructor(store: MemoryStore, log: MemoryLog) {
    this.store = store;
    this.log = log;
  }

  /** Readings of one region and vintage at these starts. */
  async fill(
    area: RegionCode,
    vintage: Vintage,
    at: readonly number[],
    values: (start: number) => Values,
  ): Promise<void> {
    const readings = at.map(
      (start): PositionedReading => ({
        area,
        start,
        vintage,
        stepMinutes: vintage === 'REAL_TIME' ? 15 : 30,
        knownAt: start + 3_600_000,
        values: values(start),
        extra: {},
        position: this.#position++,
      }),
    );
    const plan = planRegion(area, readings);
    await this.#save(plan, (targets, inputs) => settleRegion(area, readings, targets, inputs));
  }

  async sumCountry(halfHours: readonly number[]): Promise<void> {
    const slots = halfHours.map((start) => ({ start, position: this.#position++ }));
    await this.#save(planCountry(slots), (targets, inputs) => settleCountry(slots, targets, inputs));
  }

  async #save(
    plan: { targets: readonly ChunkKey[]; inputs: readonly ChunkKey[] },
    settle: (
      ...chunks: Parameters<typeof settleCountry> extends [unknown, ...infer Chunks] ? Chunks : never
    ) => Settled,
  ): Promise<void> {
    const settled = settle(await this.store.load(plan.targets), await this.store.load(plan.inputs));
    const refused = await this.store.save(settled.chunks);
    if (refused.length > 0) throw new Error('A save was refused: nobody else writes here.');
  }

  /** The publisher was asked for a window, and answered. */
  async asked(from: number, to: number, over: Partial<Fetch> = {}): Promise<void> {
    await this.log.append(FETCHES, [toFetch(from, to, over)]);
  }

  deps(now: number, limits: { series?: number; all?: number } = {}): SeriesSources {
    const fetches = new FetchLog(this.log);
    return {
      chunks: new ChunkReader(this.store),
      fetches,
      coverage: new Coverage(fetches),
      now,
      maxPointsPerSeries: limits.series ?? 20_000,
      budget: { pointsLeft: limits.all ?? 250_000 },
    };
  }

  ask(now: number, question: Asked): Promise<SeriesResult> {
    return answerSeries(toQuestion(question), this.deps(now));
  }

  /** The set asked for; throws what was answered where it is a refusal. */
  async set(now: number, question: Asked): Promise<SeriesSet> {
    const answer = await this.ask(now, question);
    if (answer instanceof SeriesSet) return answer;
    throw new Error(answer.message);
  }
}

export async function openSettledStore(): Promise<SettledStore> {
  return new SettledStore(await createMemoryStore(), await openMemoryLog());
}

export type Asked = Omit<Partial<SeriesRequest>, 'from' | 'to'> & { from: string; to?: string };

export const toQuestion = ({ from, to = 'now', ...rest }: Asked): SeriesRequest => ({
  areas: ['BRE'],
  measures: ['CONSUMPTION'],
  maxPoints: 750,
  view: 'POWER',
  ...rest,
  from: readMoment(from),
  to: readMoment(to),
});

export const toFetch = (from: number, to: number, over: Partial<Fetch> = {}): Fetch => ({
  feed: 'eco2mix-regional-cons-def',
  purpose: 'BACKFILL',
  from,
  to,
  regions: null,
  startedAt: to,
  finishedAt: to,
  rows: 1,
  appended: 1,
  rejected: 0,
  ghosts: 0,
  refusal: null,
  grouped: null,
  backfill: null,
  simulated: false,
  ...over,
});

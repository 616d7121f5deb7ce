import {
  FEED_OF_VINTAGE,
  type Fetch,
  type RegionCode,
  type Values,
  type Vintage,
} from '@courant/core/domain';
import { FETCHES, type MemoryLog } from '@courant/core/log';
import type { ChunkStore } from '@courant/core/store';
import { reading, settleCountryInto, TestLine } from '@courant/core/testing';
import { EarliestAsOf } from '../../column/as-of.ts';
import { ChunkReader } from '../../column/chunk-reader.ts';
import { Coverage } from '../../column/coverage.ts';
import { FetchLog } from '../../fetches/fetch-log.ts';
import { RequestMemo } from '../../request-memo.ts';
import { readMoment } from '../../scalar/moment.ts';
import { answerSeries, type SeriesRequest, type SeriesResult } from '../answer-series.ts';
import { SeriesSet } from '../series-set-type.ts';
import type { SeriesSources } from '../series-sources.ts';

export const QUARTER = 900_000;
export const HALF = 1_800_000;
export const at = (text: string): number => Date.parse(text);

/** Starts from `from` to before `to`, a step apart. */
export const starts = (from: number, to: number, step: number): number[] =>
  Array.from({ length: Math.round((to - from) / step) }, (_, i) => from + i * step);

/** A line in memory, with what series questions need beside it. */
export class SettledStore {
  readonly store: ChunkStore;
  readonly log: MemoryLog;
  readonly #line: TestLine;

  constructor(line: TestLine) {
    this.store = line.store;
    this.log = line.log;
    this.#line = line;
  }

  /** Settles readings of one region and vintage at these starts. */
  async fill(
    area: RegionCode,
    vintage: Vintage,
    at: readonly number[],
    valuesAt: (start: number) => Values,
  ): Promise<void> {
    await this.#line.publishRegions(
      at.map((start) => reading({ area, start, vintage, values: valuesAt(start) })),
    );
  }

  async sumCountry(halfHours: readonly number[]): Promise<void> {
    await settleCountryInto(
      this.store,
      halfHours.map((start) => ({ start, position: 0 })),
    );
  }

  /** Records that the publisher was asked for a window, and answered. */
  async asked(from: number, to: number, over: Partial<Fetch> = {}): Promise<void> {
    await this.log.append(FETCHES, [toFetch(from, to, over)]);
  }

  deps(now: number, limits: { series?: number; all?: number } = {}): SeriesSources {
    const fetches = new FetchLog(this.log);
    return {
      chunks: new ChunkReader(this.store),
      fetches,
      coverage: new Coverage({ log: this.log, store: this.store, fetches }),
      earliestAsOf: new EarliestAsOf(this.log),
      now,
      maxPointsPerSeries: limits.series ?? 20_000,
      budget: { pointsLeft: limits.all ?? 250_000 },
      memo: new RequestMemo(),
    };
  }

  ask(now: number, question: TestRequest): Promise<SeriesResult> {
    return answerSeries(toQuestion(question), this.deps(now));
  }

  /** The set that answers a question. @throws Error with the message of a refusal */
  async set(now: number, question: TestRequest): Promise<SeriesSet> {
    const answer = await this.ask(now, question);
    if (answer instanceof SeriesSet) return answer;
    throw new Error(answer.message);
  }
}

export async function openSettledStore(): Promise<SettledStore> {
  return new SettledStore(await TestLine.open());
}

export type TestRequest = Omit<Partial<SeriesRequest>, 'from' | 'to'> & { from: string; to?: string };

export const toQuestion = ({ from, to = 'now', ...rest }: TestRequest): SeriesRequest => ({
  areas: ['BRE'],
  measures: ['CONSUMPTION'],
  maxPoints: 750,
  view: 'POWER',
  carbonMethod: 'DIRECT',
  ...rest,
  from: readMoment(from),
  to: readMoment(to),
});

export const toFetch = (from: number, to: number, over: Partial<Fetch> = {}): Fetch => ({
  feed: FEED_OF_VINTAGE.DEFINITIVE,
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

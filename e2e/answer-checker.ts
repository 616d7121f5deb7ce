import { AREA_CODES, type Chunk, DraftChunk, RESOLUTIONS } from '@courant/core/domain';
import type { ChunkStore } from '@courant/core/store';
import { expect } from 'vitest';
import { queryApi } from './query-api.ts';

/** The consumption of every slot in the store before the rebuild; no reading has it. */
const WRONG_MW = 77_777;

/** Two queries in one request, on two grids and four areas, of slots that no live reading touches. */
const WINDOW = '{ areas: [FR, BRE, IDF, PAC], measures: [CONSUMPTION], from: "2013-01-01", to: "2013-01-01"';
const QUERY = `{
  halves: series(input: ${WINDOW}, resolution: HALF_HOUR }) { ...Set }
  hours: series(input: ${WINDOW}, resolution: HOUR }) { ...Set }
}
fragment Set on SeriesResult { ... on SeriesSet { series { values } } ... on Refusal { message } }`;

type Answer = Readonly<
  Record<'halves' | 'hours', { message?: string; series: readonly { values: readonly (number | null)[] }[] }>
>;

/** Queries an api in a loop while a rebuild runs; an answer with values of both stores fails. */
export class AnswerChecker {
  /** Answers from the corrupted store, and from the rebuilt one. */
  wrong = 0;
  right = 0;
  readonly done: Promise<void>;
  readonly #stop = new AbortController();

  /** @param onTurn awaited before each query, with the number of answers so far */
  constructor(url: string, onTurn: (answered: number) => Promise<void> = async () => undefined) {
    this.done = this.#queryUntilStopped(url, onTurn);
    // The rejection reaches the test through `waitForAnswers` or `stop`.
    this.done.catch(() => undefined);
  }

  /** Resolves after so many more answers. */
  async waitForAnswers(count: number): Promise<void> {
    const enough = this.wrong + this.right + count;
    const reached = expect
      .poll(() => this.wrong + this.right, { timeout: ANSWER_TIMEOUT_MS, interval: 5 })
      .toBeGreaterThanOrEqual(enough);
    await Promise.race([reached, this.done]);
  }

  async stop(): Promise<void> {
    this.#stop.abort();
    await this.done;
  }

  async #queryUntilStopped(url: string, beforeQuery: (answered: number) => Promise<void>): Promise<void> {
    while (!this.#stop.signal.aborted) {
      await beforeQuery(this.wrong + this.right);
      const { halves, hours } = await queryApi<Answer>(url, QUERY);
      expect([halves.message, hours.message]).toEqual([undefined, undefined]);
      const figures = [halves, hours].flatMap(({ series }) => series.flatMap(({ values }) => values));
      this.#checkFigures(figures.filter((mw) => mw !== null));
    }
  }

  #checkFigures(figures: readonly number[]): void {
    const wrong = figures.filter((mw) => mw === WRONG_MW).length;
    expect(figures.length).toBeGreaterThan(100);
    expect([0, figures.length]).toContain(wrong);
    if (wrong > 0) expect(this.right, 'never back to the old store').toBe(0);
    if (wrong > 0) this.wrong++;
    else this.right++;
  }
}

const ANSWER_TIMEOUT_MS = 60_000;

/** Overwrites every consumption of a store with the same wrong value, on every grid. */
export async function corruptConsumption(store: ChunkStore): Promise<void> {
  for (const area of AREA_CODES) {
    for (const resolution of RESOLUTIONS) {
      const chunks = await store.range(area, resolution, 0, Number.MAX_SAFE_INTEGER);
      expect(await store.save(chunks.map(withWrongConsumption))).toEqual([]);
    }
  }
}

function withWrongConsumption(chunk: Chunk): DraftChunk {
  const draft = new DraftChunk(chunk);
  const column = draft.column('CONSUMPTION');
  for (let slot = 0; slot < draft.length; slot++) {
    const count = column.count[slot] ?? 0;
    if (count > 0) column.setMean(slot, 2 * WRONG_MW, count);
  }
  return draft;
}

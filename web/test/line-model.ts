import {
  bucketEnd,
  bucketStart,
  bucketsIn,
  DAY,
  MINUTE,
  RESOLUTIONS,
  type Resolution,
} from '@courant/core/domain';
import type { LiveEvent } from '../data/live-state.ts';
import type { SeriesQuery, SeriesQueryVariables, SeriesTailQueryVariables } from '../gql/graphql.ts';
import { readingFragment } from './builders.ts';

const QUARTER_HOUR = 15 * MINUTE;
const iso = (instant: number) => new Date(instant).toISOString();

/** What is published of a quarter-hour; null in place of a figure is "not published". */
export interface Quarter {
  readonly consumption: number | null;
  readonly wind: number | null;
}

type SeriesInput = SeriesQueryVariables['values'];

/**
 * The API over one region, as small as its rules allow: quarter-hours, the buckets computed from them, their gaps, and
 * an event for each quarter-hour that moves. Its figures are real time throughout.
 */
export class LineModel {
  readonly #quarters = new Map<number, Quarter>();
  readonly #from: number;
  readonly #quartersFrom: number;
  readonly #emit: (event: LiveEvent) => void;
  #cursor = 0;
  /** End of the newest quarter-hour. */
  #edge = 0;

  /** @param quartersFrom where quarter-hours begin; a window that begins earlier is answered in half-hours at best */
  constructor(from: number, quartersFrom: number, emit: (event: LiveEvent) => void) {
    this.#from = from;
    this.#quartersFrom = quartersFrom;
    this.#emit = emit;
  }

  publish(start: number, quarter: Quarter): void {
    const isNew = !this.#quarters.has(start);
    this.#quarters.set(start, quarter);
    this.#edge = Math.max(this.#edge, start + QUARTER_HOUR);
    for (const resolution of ['QUARTER_HOUR', 'HALF_HOUR'] as const)
      this.#announce(resolution, bucketStart(resolution, start), isNew);
  }

  #announce(resolution: 'QUARTER_HOUR' | 'HALF_HOUR', start: number, isNew: boolean): void {
    const cursor = `e.${++this.#cursor}`;
    const end = bucketEnd(resolution, start);
    if (start < Date.now() - 2 * DAY) {
      const range = { area: { code: 'BRE' as const }, from: iso(start), to: iso(end), resolution };
      this.#emit({ __typename: 'RangeRevised', cursor, ...range });
      return;
    }
    const reading = {
      ...readingFragment('BRE', start),
      end: iso(end),
      resolution,
      observed: this.#observed(start, end),
      consumption: this.#mean('consumption', start, end),
      wind: this.#mean('wind', start, end),
    };
    this.#emit(
      isNew
        ? { __typename: 'ReadingPublished', cursor, reading }
        : { __typename: 'ReadingRevised', cursor, reading, changes: [] },
    );
  }

  answer({ values: input }: SeriesQueryVariables): SeriesQuery {
    const { resolution, from } = this.#frame(input);
    const starts = bucketsIn(resolution, from, Date.now());
    const to = bucketEnd(resolution, starts.at(-1) ?? from);
    const column = (key: keyof Quarter) =>
      starts.map((start) => this.#mean(key, start, bucketEnd(resolution, start)));
    return {
      values: {
        __typename: 'SeriesSet',
        resolution,
        from: iso(from),
        to: iso(to),
        starts: starts.map(iso),
        series: [
          { measure: 'CONSUMPTION', values: column('consumption') },
          { measure: 'WIND', values: column('wind') },
        ],
      },
      quality: {
        __typename: 'SeriesSet',
        settledUntil: null,
        series: [
          {
            observed: starts.map((start) => this.#observed(start, bucketEnd(resolution, start))),
            vintages: this.#vintages(resolution, starts),
            gaps: this.#gaps(resolution, from, to),
          },
        ],
      },
    };
  }

  answerTail({ window, ...tail }: SeriesTailQueryVariables) {
    const { resolution, from } = this.#frame(window);
    return {
      window: { __typename: 'SeriesSet' as const, resolution, from: iso(from) },
      ...this.answer(tail),
    };
  }

  /** The grid of a window, and its first bucket. */
  #frame({ from: moment, resolution, maxPoints }: SeriesInput): { resolution: Resolution; from: number } {
    const from = Math.max(this.#from, instantOf(moment));
    const allowed = RESOLUTIONS.slice(from < this.#quartersFrom ? 1 : 0);
    const fits = (each: Resolution) => bucketsIn(each, from, Date.now()).length <= (maxPoints ?? 750);
    const grid = resolution ?? allowed.find(fits) ?? 'YEAR';
    return { resolution: grid, from: bucketStart(grid, from) };
  }

  #mean(key: keyof Quarter, start: number, end: number): number | null {
    let sum = 0;
    let count = 0;
    for (let at = start; at < end; at += QUARTER_HOUR) {
      const mw = this.#quarters.get(at)?.[key] ?? null;
      sum += mw ?? 0;
      if (mw !== null) count++;
    }
    return count === 0 ? null : sum / count;
  }

  /** How many quarter-hours have a consumption. */
  #observed(start: number, end: number): number {
    const starts = bucketsIn('QUARTER_HOUR', start, end);
    return starts.filter((at) => (this.#quarters.get(at)?.consumption ?? null) !== null).length;
  }

  #hasReading(start: number, end: number): boolean {
    for (let at = start; at < end; at += QUARTER_HOUR) if (this.#quarters.has(at)) return true;
    return false;
  }

  #isWhole(start: number, end: number): boolean {
    return this.#observed(start, end) === (end - start) / QUARTER_HOUR;
  }

  #vintages(resolution: Resolution, starts: readonly number[]) {
    const endOf = (start: number) => bucketEnd(resolution, start);
    return joined(starts, endOf, (start) => this.#hasReading(start, endOf(start)) && 'REAL_TIME').map(
      ({ label, ...span }) => ({ ...span, vintage: label }),
    );
  }

  /** Leaf slots that have ended and miss a consumption; pending where nothing newer is published. */
  #gaps(resolution: Resolution, from: number, to: number) {
    const leaf = resolution === 'QUARTER_HOUR' ? 'QUARTER_HOUR' : 'HALF_HOUR';
    const ended = bucketsIn(leaf, from, to).filter((start) => bucketEnd(leaf, start) <= Date.now());
    const reasonOf = (start: number) => {
      const end = bucketEnd(leaf, start);
      if (this.#isWhole(start, end)) return false;
      return end - QUARTER_HOUR >= this.#edge ? 'PENDING' : 'NOT_PUBLISHED';
    };
    return joined(ended, (start) => bucketEnd(leaf, start), reasonOf).map(({ label, ...span }) => ({
      ...span,
      missing: 1,
      reason: label,
    }));
  }
}

/** Runs of neighbours of the same label; those without one are in none. */
function joined<L extends string>(
  starts: readonly number[],
  endOf: (start: number) => number,
  labelOf: (start: number) => L | false,
) {
  const runs: { start: number; end: number; label: L }[] = [];
  for (const start of starts) {
    const label = labelOf(start);
    const last = runs.at(-1);
    if (!label) continue;
    if (last?.label === label && last.end === start) last.end = endOf(start);
    else runs.push({ start, end: endOf(start), label });
  }
  return runs.map(({ start, end, label }) => ({ start: iso(start), end: iso(end), label }));
}

const DAYS_BACK: Readonly<Record<string, number>> = {
  '-P1D': 1,
  '-P3D': 3,
  '-P7D': 7,
  '-P30D': 30,
  '-P1Y': 365,
  '-P5Y': 1826,
};

function instantOf(moment: string): number {
  const days = DAYS_BACK[moment];
  return days === undefined ? Date.parse(moment) : Date.now() - days * DAY;
}

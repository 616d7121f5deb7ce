import 'reflect-metadata';
import { type AreaCode, hasMeasure, type Measure, type Resolution } from '@courant/core/domain';
import { Arg, Field, Float, Int, ObjectType } from 'type-graphql';
import { clientError } from '../api-error.ts';
import { AreaType, toArea } from '../area/area-type.ts';
import { QUARTER_HOUR_MS } from '../column/bucket-grid.ts';
import { Figures } from '../column/figures.ts';
import { liveEdge, type OrderedChunks } from '../column/live-edge.ts';
import {
  extremesOf,
  observedOf,
  type Piece,
  type Total,
  toTenth,
  totalOf,
  valuesOf,
} from '../column/piece.ts';
import type { Range } from '../column/range.ts';
import { type Pair, percentOf, sumOfPairs } from '../column/share.ts';
import type { FetchLog } from '../fetches/fetch-log.ts';
import { PlainField } from '../plain-field.ts';
import { NumberColumn } from '../scalar/column.ts';
import { Measures } from '../scalar/enums.ts';
import { findGaps, leafOf } from './gap.ts';
import { Gap, toGap } from './gap-type.ts';
import { SeriesSummary } from './series-summary-type.ts';
import { hasExtremes, type Scale, type Unit, Units, VIEW_FACTS, type View } from './view.ts';
import { VintageSpan, vintageSpans } from './vintage-span-type.ts';

/** What all series of one answer share. */
export interface SeriesFrame {
  readonly chunks: OrderedChunks;
  readonly fetches: FetchLog;
  /** Epoch milliseconds UTC. */
  readonly now: number;
  readonly resolution: Resolution;
  /** Whole buckets. */
  readonly range: Range;
  readonly view: View;
}

/** One measure of one area, and where it lies. */
export interface SeriesLine {
  readonly area: AreaCode;
  readonly measure: Measure;
  readonly pieces: readonly Piece[];
  /** With what it is a share of, in views that are one; else null. */
  readonly pairs: readonly Pair[] | null;
}

const MAX_GAPS = 1000;

// Fields without arguments are plain reads of getters: nothing is computed that was not asked for.
@ObjectType({ description: 'One measure of one area over the buckets of a set; columns run along `starts`.' })
export class Series {
  readonly #frame: SeriesFrame;
  readonly #line: SeriesLine;
  readonly #scale: Scale;

  constructor(frame: SeriesFrame, line: SeriesLine) {
    this.#frame = frame;
    this.#line = line;
    this.#scale = VIEW_FACTS[frame.view].scale(line.area);
  }

  @PlainField(() => AreaType, { description: 'Where.' })
  get area(): AreaType {
    return toArea(this.#line.area);
  }

  @PlainField(() => Measures, { description: 'What.' })
  get measure(): Measure {
    return this.#line.measure;
  }

  @PlainField(() => Units, { description: 'Unit of its numbers, by the view.' })
  get unit(): Unit {
    return VIEW_FACTS[this.#frame.view].unit;
  }

  @PlainField(() => NumberColumn, {
    description:
      'A number a bucket, rounded to 0.1; null where nothing was published. Example: [812.5, null].',
  })
  get values(): Figures {
    const { pieces, measure, pairs } = this.#line;
    return pairs ? Figures.from(pairs.map(percentOf)) : valuesOf(pieces, measure, this.#scale);
  }

  @PlainField(() => NumberColumn, {
    description:
      'Lowest half-hour (quarter-hour on its own grid) of each bucket; null throughout in views without one.',
  })
  get min(): Figures {
    return this.#extremes('min');
  }

  @PlainField(() => NumberColumn, {
    description:
      'Highest half-hour (quarter-hour on its own grid) of each bucket; null throughout in views without one.',
  })
  get max(): Figures {
    return this.#extremes('max');
  }

  @PlainField(() => NumberColumn, {
    description:
      'Quarter-hours observed of each bucket; a consolidated half-hour counts 2, and 0 is none. Example: [2, 0].',
  })
  get observed(): Figures {
    return observedOf(this.#line.pieces, this.#line.measure);
  }

  @PlainField(() => [VintageSpan], {
    description: 'Runs of buckets of one vintage, earliest first.',
    complexity: 5,
  })
  get vintages(): VintageSpan[] {
    return vintageSpans(this.#line.pieces);
  }

  @Field(() => [Gap], {
    description:
      'Where something is missing, to the half-hour whatever the resolution, earliest first. None where the area does ' +
      'not have the measure at all.',
    complexity: 10,
  })
  async gaps(
    @Arg('first', () => Int, { defaultValue: 100, description: `At most this many, up to ${MAX_GAPS}.` })
    first: number,
  ): Promise<Gap[]> {
    if (first < 0 || first > MAX_GAPS) {
      throw clientError('BAD_ARGUMENT', `gaps(first: ${first}): ask for 0 to ${MAX_GAPS}.`);
    }
    const { area, measure, pieces } = this.#line;
    if (!hasMeasure(area, measure)) return [];
    const { chunks, fetches, now, resolution } = this.#frame;
    await fetches.catchUp();
    const facts = {
      now,
      liveEdge: await liveEdge(chunks, area),
      requested: fetches.requested.requestedFor(area, leafOf(resolution)),
    };
    return (await findGaps({ source: chunks, measure, pieces, facts, first })).map(toGap);
  }

  @PlainField(() => Float, {
    nullable: true,
    description:
      'Quarter-hours observed over those up to the live edge, 0 to 1; null where none is expected. Example: 0.9998.',
  })
  async completeness(): Promise<number | null> {
    const expected = await this.#expected();
    return expected === 0 ? null : this.#total().count / expected;
  }

  @PlainField(() => SeriesSummary, { description: 'The series in a few numbers.', complexity: 10 })
  async summary(): Promise<SeriesSummary> {
    const { pieces, measure } = this.#line;
    return new SeriesSummary({
      source: this.#frame.chunks,
      pieces,
      measure,
      total: this.#total(),
      expected: await this.#expected(),
      mean: this.#mean(),
      extremeFactor: hasExtremes(this.#frame.view) ? this.#scale.factor : null,
      values: this.values,
      observed: this.observed,
    });
  }

  #extremes(which: 'min' | 'max'): Figures {
    const { pieces, measure } = this.#line;
    if (hasExtremes(this.#frame.view)) return extremesOf(pieces, measure, which, this.#scale.factor);
    return new Figures(this.observed.length, () => undefined);
  }

  #total(): Total {
    return totalOf(this.#line.pieces, this.#line.measure);
  }

  /** Quarter-hours up to the live edge of the area, or to now where nothing of it has arrived. */
  async #expected(): Promise<number> {
    const { area, measure } = this.#line;
    if (!hasMeasure(area, measure)) return this.#total().count;
    const { chunks, now, range } = this.#frame;
    const until = Math.min(range.to, (await liveEdge(chunks, area)) ?? now);
    return Math.max(0, Math.floor((until - range.from) / QUARTER_HOUR_MS));
  }

  #mean(): number | null {
    const { pairs } = this.#line;
    if (pairs) return percentOf(sumOfPairs(pairs));
    const { sum, count } = this.#total();
    const parts = this.#scale.mean
      ? count
      : this.observed.numbers().filter((quarters) => quarters > 0).length;
    return count === 0 ? null : toTenth((sum * this.#scale.factor) / parts);
  }
}

import 'reflect-metadata';
import { isStored, MEASURE_FACTS, type Measure } from '@courant/core/domain';
import { Arg, Field, Float, Int, ObjectType } from 'type-graphql';
import { AreaType, toArea } from '../area/area-type.ts';
import { Figures } from '../column/figures.ts';
import {
  extremesOf,
  observedOf,
  type Scale,
  type Total,
  toTenth,
  totalOf,
  valuesOf,
} from '../column/piece.ts';
import { answerFlags, flagsPrice, MAX_FLAGS } from '../flag/answer-flags.ts';
import { Flag } from '../flag/flag-type.ts';
import {
  costOfHoles,
  costOfSlots,
  costsPerPoint,
  isOfLeaves,
  Priced,
  type PriceOf,
  SUMMED,
} from '../limits/price.ts';
import { PlainField } from '../plain-field.ts';
import { NumberColumn } from '../scalar/column.ts';
import { Measures } from '../scalar/enums.ts';
import { type Unit, Units } from '../scalar/units.ts';
import { expectedQuarterHours } from './answer-expected.ts';
import { answerGaps, MAX_GAPS } from './answer-gaps.ts';
import { Gap, toGap } from './gap-type.ts';
import type { SeriesFrame, SeriesLine } from './series-frame.ts';
import { SeriesSummary } from './series-summary-type.ts';
import { hasExtremes, VIEW_FACTS } from './view.ts';
import { VintageSpan, vintageSpans } from './vintage-span-type.ts';

/** Each gap may be looked for in its day's half-hours, and few series have as many as are requested. */
const SLOTS_PER_GAP = 50;
const GAPS_PER_FOUND = 20;

/** Runs of one vintage are seldom shorter. */
const POINTS_PER_RUN = 500;

const vintagesPrice: PriceOf<unknown> = (_, { scale: { points } }) => ({
  own: 5 + costOfSlots(points),
  times: 1 + points / POINTS_PER_RUN,
});

const gapsPrice: PriceOf<{ readonly first: number }> = ({ first }, { scale }) => {
  const { points, halfHours } = scale;
  const most = Math.min(Math.max(0, first), MAX_GAPS, halfHours / 2);
  const searched = isOfLeaves(scale) ? 0 : costOfSlots(SLOTS_PER_GAP * most) + costOfHoles(halfHours, 1);
  return {
    own: 5 + costOfSlots(points) + searched,
    times: 1 + most / GAPS_PER_FOUND,
  };
};

// A getter computes its column only when the operation selects the field.
@ObjectType({ description: 'One measure of one area over the buckets of a set; columns run along `starts`.' })
export class Series {
  readonly #frame: SeriesFrame;
  readonly #line: SeriesLine;
  readonly #scale: Scale;
  /** Computed once: several fields need it, and each computation visits every slot. */
  #cachedTotal: Total | undefined;
  #summary: Promise<SeriesSummary> | undefined;
  // Made where they are asked for, since few answers have them.
  #gaps: Map<number, Promise<Gap[]>> | undefined;
  #flags: Map<number, Promise<Flag[]>> | undefined;

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

  @PlainField(() => Units, { description: 'Unit of its numbers: by the view, or G_PER_KWH.' })
  get unit(): Unit {
    const { aggregation, unit } = MEASURE_FACTS[this.#line.measure];
    return aggregation === 'RATIO' ? unit : VIEW_FACTS[this.#frame.view].unit;
  }

  @PlainField(() => NumberColumn, {
    description:
      'A number a bucket, rounded to 0.1; null where nothing was published. Example: [812.5, null].',
  })
  @costsPerPoint(1, 1)
  get values(): Figures {
    const { pieces, observedBy, ratios } = this.#line;
    return ratios ? ratios.values : valuesOf(pieces, observedBy, this.#scale);
  }

  @PlainField(() => NumberColumn, {
    nullable: true,
    description: 'Of CARBON_INTENSITY, if all fossil thermal were gas; null of other measures.',
  })
  @costsPerPoint(1, 1)
  get low(): Figures | null {
    return this.#line.ratios?.bounds?.low ?? null;
  }

  @PlainField(() => NumberColumn, {
    nullable: true,
    description: 'Of CARBON_INTENSITY, if all fossil thermal were coal; null of other measures.',
  })
  @costsPerPoint(1, 1)
  get high(): Figures | null {
    return this.#line.ratios?.bounds?.high ?? null;
  }

  @PlainField(() => NumberColumn, {
    description:
      'Lowest power published in each bucket: of a quarter-hour over real time, of a half-hour over what is consolidated ' +
      'and for the country. Null throughout in views without one, and of CARBON_INTENSITY.',
  })
  @costsPerPoint(1, 1)
  get min(): Figures {
    return this.#extremes('min');
  }

  @PlainField(() => NumberColumn, {
    description:
      'Highest power published in each bucket: of a quarter-hour over real time, of a half-hour over what is consolidated ' +
      'and for the country. Null throughout in views without one, and of CARBON_INTENSITY.',
  })
  @costsPerPoint(1, 1)
  get max(): Figures {
    return this.#extremes('max');
  }

  @PlainField(() => NumberColumn, {
    description:
      'Quarter-hours observed of each bucket; a consolidated half-hour counts 2, and 0 is none. Of CARBON_INTENSITY, those ' +
      'of production. Example: [2, 0].',
  })
  @costsPerPoint(1, 1)
  get observed(): Figures {
    return observedOf(this.#line.pieces, this.#line.observedBy);
  }

  @PlainField(() => [VintageSpan], {
    description: 'Runs of buckets of one vintage, earliest first.',
  })
  @Priced(vintagesPrice)
  get vintages(): VintageSpan[] {
    return vintageSpans(this.#line.pieces);
  }

  @Field(() => [Gap], {
    description:
      'Where something is missing, to the half-hour whatever the resolution, earliest first. None where the area does ' +
      'not have the measure at all. Of CARBON_INTENSITY, the gaps of production.',
  })
  @Priced(gapsPrice)
  gaps(
    @Arg('first', () => Int, { defaultValue: 100, description: `At most this many, up to ${MAX_GAPS}.` })
    first: number,
  ): Promise<Gap[]> {
    this.#gaps ??= new Map();
    const gaps = this.#gaps.get(first) ?? this.#loadGaps(first);
    this.#gaps.set(first, gaps);
    return gaps;
  }

  @Field(() => [Flag], {
    description:
      'Half-hours whose published consumption is not plausible, whatever the resolution, earliest first; of consumption ' +
      'and of exchange, and none of other measures.',
  })
  @Priced(flagsPrice)
  flags(
    @Arg('first', () => Int, { defaultValue: 100, description: `At most this many, up to ${MAX_FLAGS}.` })
    first: number,
  ): Promise<Flag[]> {
    this.#flags ??= new Map();
    const flags = this.#flags.get(first) ?? this.#loadFlags(first);
    this.#flags.set(first, flags);
    return flags;
  }

  @PlainField(() => Float, {
    nullable: true,
    description:
      'Quarter-hours observed over those up to the live edge, 0 to 1; null where none is expected. Example: 0.9998.',
  })
  @costsPerPoint(5, SUMMED)
  async completeness(): Promise<number | null> {
    const expected = await this.#expected();
    return expected === 0 ? null : this.#total.count / expected;
  }

  @PlainField(() => SeriesSummary, { description: 'The series in a few numbers.' })
  @costsPerPoint(5, 1)
  summary(): Promise<SeriesSummary> {
    this.#summary ??= this.#loadSummary();
    return this.#summary;
  }

  async #loadSummary(): Promise<SeriesSummary> {
    const { pieces, observedBy, measure } = this.#line;
    return new SeriesSummary({
      source: this.#frame.chunks,
      pieces,
      measure: observedBy,
      isPower: isStored(measure),
      total: this.#total,
      expected: await this.#expected(),
      mean: this.#mean(),
      extremeFactor: this.#hasExtremes ? this.#scale.factor : null,
      values: this.values,
      observed: this.observed,
    });
  }

  async #loadGaps(first: number): Promise<Gap[]> {
    return (await answerGaps(this.#frame, this.#line, first)).map(toGap);
  }

  #loadFlags(first: number): Promise<Flag[]> {
    const { area, measure } = this.#line;
    return answerFlags(this.#frame.chunks, area, measure, this.#frame.range, first);
  }

  #extremes(which: 'min' | 'max'): Figures {
    const { pieces, observedBy } = this.#line;
    if (this.#hasExtremes) return extremesOf(pieces, observedBy, which, this.#scale.factor);
    return new Figures(this.observed.length, () => undefined);
  }

  get #hasExtremes(): boolean {
    return isStored(this.#line.measure) && hasExtremes(this.#frame.view);
  }

  get #total(): Total {
    this.#cachedTotal ??= totalOf(this.#line.pieces, this.#line.observedBy);
    return this.#cachedTotal;
  }

  #expected(): Promise<number> {
    return expectedQuarterHours(this.#frame, this.#line, this.#total.count);
  }

  #mean(): number | null {
    const { ratios } = this.#line;
    if (ratios) return ratios.overall();
    const { sum, count } = this.#total;
    const divisor = this.#scale.mean
      ? count
      : this.observed.numbers().filter((quarters) => quarters > 0).length;
    return count === 0 ? null : toTenth((sum * this.#scale.factor) / divisor);
  }
}

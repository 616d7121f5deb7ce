import 'reflect-metadata';
import { bucketsIn, type Measure, type Resolution } from '@courant/core/domain';
import { Float, ObjectType } from 'type-graphql';
import { AreaType } from '../area/area-type.ts';
import { Figures } from '../column/figures.ts';
import { toTenth } from '../column/piece.ts';
import { costsPerPoint, Priced } from '../limits/price.ts';
import { PlainField } from '../plain-field.ts';
import { InstantColumn, type Instants, NumberColumn } from '../scalar/column.ts';
import { DateTime, instantText } from '../scalar/date-time.ts';
import { Measures, Resolutions } from '../scalar/enums.ts';
import { type Unit, Units } from '../scalar/units.ts';
import type { SeriesSet } from '../series/series-set-type.ts';
import { SeriesSummary } from '../series/series-summary-type.ts';
import type { Series } from '../series/series-type.ts';
import type { Pairing } from './pairing.ts';

/** The part of what one period has observed that the other must have, for means to be compared. */
const LEAST_OBSERVED = 0.9;

@ObjectType({
  description:
    'One measure of one area over two periods; columns run along `starts` and `againstStarts`. Of CARBON_INTENSITY they ' +
    'show the central figure alone.',
})
export class ComparedSeries {
  readonly #own: Series;
  readonly #other: Series;
  readonly #pairing: Pairing;

  constructor(own: Series, other: Series, pairing: Pairing) {
    this.#own = own;
    this.#other = other;
    this.#pairing = pairing;
  }

  @PlainField(() => AreaType, { description: 'Where.' })
  get area(): AreaType {
    return this.#own.area;
  }

  @PlainField(() => Measures, { description: 'What.' })
  get measure(): Measure {
    return this.#own.measure;
  }

  @PlainField(() => Units, { description: 'Unit of its numbers: by the view, or G_PER_KWH.' })
  get unit(): Unit {
    return this.#own.unit;
  }

  @PlainField(() => NumberColumn, {
    description: 'The period: a number a bucket, rounded to 0.1; null where nothing was published.',
  })
  @costsPerPoint(1, 1)
  get values(): Figures {
    return this.#own.values;
  }

  @PlainField(() => NumberColumn, {
    description:
      'The other period: the number of the counterpart of each bucket; null where nothing was published or it has none.',
  })
  @costsPerPoint(1, 2)
  get against(): Figures {
    const { indexes } = this.#pairing;
    return new Figures(indexes.length, (numbers) => {
      const others = this.#other.values.numbers();
      for (let i = 0; i < indexes.length; i++) numbers[i] = others[indexes[i] ?? -1] ?? Number.NaN;
    });
  }

  @PlainField(() => SeriesSummary, { description: 'The period in a few numbers.' })
  @costsPerPoint(5, 1)
  summary(): Promise<SeriesSummary> {
    return this.#own.summary();
  }

  @PlainField(() => SeriesSummary, {
    description:
      'The other period in a few numbers: from its first to its last counterpart, with what lies between them and is the ' +
      'counterpart of nothing, such as 29 February.',
  })
  @costsPerPoint(5, 1)
  againstSummary(): Promise<SeriesSummary> {
    return this.#other.summary();
  }

  @PlainField(() => Float, {
    nullable: true,
    description:
      'Mean of `summary` minus mean of `againstSummary`, in the unit of the view; null where one is null, or where one ' +
      'has observed less than nine tenths of what the other has: they are not of like periods. Example: -212.4.',
  })
  @costsPerPoint(10, 2)
  async meanChange(): Promise<number | null> {
    const [own, other] = await this.#means();
    return own === null || other === null ? null : toTenth(own - other);
  }

  @PlainField(() => Float, {
    nullable: true,
    description:
      'The same in percent of the size of the mean of `againstSummary`, so that a rise is above zero also where a mean ' +
      'is below; null where that is zero. Example: -4.1.',
  })
  @costsPerPoint(10, 2)
  async meanChangePercent(): Promise<number | null> {
    const [own, other] = await this.#means();
    return own === null || other === null || other === 0
      ? null
      : toTenth((100 * (own - other)) / Math.abs(other));
  }

  async #means(): Promise<readonly [number | null, number | null]> {
    const [own, other] = await Promise.all([this.summary(), this.againstSummary()]);
    const [less, more] = [own.observed, other.observed].toSorted((a, b) => a - b) as [number, number];
    return less < LEAST_OBSERVED * more ? [null, null] : [own.mean, other.mean];
  }
}

@ObjectType({ description: 'Measures over a period, beside as many buckets of another.' })
export class Comparison {
  readonly #own: SeriesSet;
  readonly #other: SeriesSet;
  readonly #pairing: Pairing;
  #series: Promise<ComparedSeries[]> | undefined;

  constructor(own: SeriesSet, other: SeriesSet, pairing: Pairing) {
    this.#own = own;
    this.#other = other;
    this.#pairing = pairing;
  }

  @PlainField(() => Resolutions, { description: 'The resolution used.' })
  get resolution(): Resolution {
    return this.#own.resolution;
  }

  @PlainField(() => InstantColumn, { description: 'Start of each bucket of the period.' })
  @costsPerPoint(1, 2)
  get starts(): Instants {
    return this.#own.starts('UTC');
  }

  @PlainField(() => InstantColumn, {
    description: 'Start of the counterpart of each bucket in the other period; null where it has none.',
  })
  @costsPerPoint(1, 8)
  get againstStarts(): readonly (string | null)[] {
    const starts = bucketsIn(this.resolution, this.#other.from, this.#other.to);
    return Array.from(this.#pairing.indexes, (index) => (index < 0 ? null : instantText(starts[index] ?? 0)));
  }

  @PlainField(() => DateTime, {
    nullable: true,
    description:
      'End of the last half-hour that all areas asked have at least consolidated; null where one has none. What either ' +
      'period has after it is real time, and may change.',
  })
  @Priced((_, { scale }) => ({ own: 10 * scale.areas }))
  settledUntil(): Promise<number | null> {
    return this.#own.settledUntil();
  }

  @PlainField(() => [ComparedSeries], {
    description: 'One for each measure of each area, in the order asked, areas first.',
  })
  @Priced((_, { scale }) => ({ own: 1, times: scale.series }))
  series(): Promise<ComparedSeries[]> {
    this.#series ??= this.#loadSeries();
    return this.#series;
  }

  async #loadSeries(): Promise<ComparedSeries[]> {
    const [own, others] = await Promise.all([this.#own.series(), this.#other.series()]);
    return own.flatMap((series, i) => {
      const other = others[i];
      return other ? [new ComparedSeries(series, other, this.#pairing)] : [];
    });
  }
}

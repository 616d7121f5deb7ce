import 'reflect-metadata';
import { HALF_MW_PER_MW, type StoredMeasure } from '@courant/core/domain';
import { Arg, Field, Float, Int, ObjectType } from 'type-graphql';
import { QUARTER_HOURS_IN_HOUR } from '../column/bucket-grid.ts';
import type { Figures } from '../column/figures.ts';
import { type ChunkSource, type Piece, type Total, toTenth } from '../column/piece.ts';
import { costOfSlots, costsPerPoint, isOfLeaves, Priced, type PriceOf, SUMMED } from '../limits/price.ts';
import { PlainField } from '../plain-field.ts';
import { DateTime } from '../scalar/date-time.ts';
import { type ExtremeKind, extremeOf, loadStartOfExtreme } from './extreme.ts';

/** What a summary is computed from. */
export interface SummaryInput {
  readonly source: ChunkSource;
  readonly pieces: readonly Piece[];
  readonly measure: StoredMeasure;
  /** Whether the series shows the measure itself, which has an energy, and not a ratio over it. */
  readonly isPower: boolean;
  readonly total: Total;
  readonly expected: number;
  /** In the unit of the view. */
  readonly mean: number | null;
  /** Converts half-MW to the unit of the view; null where the view has no extremes. */
  readonly extremeFactor: number | null;
  /** The numbers of the series and the quarter-hours behind each. */
  readonly values: Figures;
  readonly observed: Figures;
}

/** Comparing each slot twice, and reading the chunks of what is finer in one bucket of each resolution. */
const startOfExtremePrice: PriceOf<unknown> = (_, { scale }) => ({
  own: (isOfLeaves(scale) ? 1 : 8) + costOfSlots(2 * scale.points),
});

@ObjectType({ description: 'A series in a few numbers, in the unit of its view.' })
export class SeriesSummary {
  readonly #input: SummaryInput;

  constructor(input: SummaryInput) {
    this.#input = input;
  }

  @PlainField(() => Float, {
    nullable: true,
    description:
      'Mean over the quarter-hours observed; a share or CARBON_INTENSITY is of the sums, ENERGY is by bucket observed. Null ' +
      'where nothing was.',
  })
  get mean(): number | null {
    return this.#input.mean;
  }

  @PlainField(() => Float, {
    nullable: true,
    description:
      'Lowest power published: of a half-hour, over real time of a quarter-hour. Null in views without a min.',
  })
  @costsPerPoint(1, 2 * SUMMED)
  get min(): number | null {
    return this.#inView('min');
  }

  @Field(() => DateTime, {
    nullable: true,
    description: 'Start of the first half-hour (quarter-hour on its own grid) with it.',
  })
  @Priced(startOfExtremePrice)
  minAt(): Promise<number | null> {
    return this.#startOfExtreme('min');
  }

  @PlainField(() => Float, {
    nullable: true,
    description:
      'Highest power published: of a half-hour, over real time of a quarter-hour. Null in views without a max.',
  })
  @costsPerPoint(1, 2 * SUMMED)
  get max(): number | null {
    return this.#inView('max');
  }

  @Field(() => DateTime, {
    nullable: true,
    description: 'Start of the first half-hour (quarter-hour on its own grid) with it.',
  })
  @Priced(startOfExtremePrice)
  maxAt(): Promise<number | null> {
    return this.#startOfExtreme('max');
  }

  @PlainField(() => Float, {
    nullable: true,
    description:
      'Energy of what was observed, MWh, whatever the view; null where nothing was, and of CARBON_INTENSITY. Example: 131040.5.',
  })
  get energyMWh(): number | null {
    const { total, isPower } = this.#input;
    const { sum, count } = total;
    return count === 0 || !isPower ? null : toTenth(sum / HALF_MW_PER_MW / QUARTER_HOURS_IN_HOUR);
  }

  @PlainField(() => Int, {
    description: 'Quarter-hours observed; a consolidated half-hour counts 2. Example: 672.',
  })
  get observed(): number {
    return this.#input.total.count;
  }

  @PlainField(() => Int, { description: 'Quarter-hours up to the live edge of the area. Example: 672.' })
  get expected(): number {
    return this.#input.expected;
  }

  @Field(() => Float, {
    nullable: true,
    description:
      'Hours observed in buckets whose number is above a value, at the resolution of the answer: ask for HALF_HOUR to ' +
      'have it exact. Null where nothing was observed.',
  })
  @costsPerPoint(1, 3)
  hoursAbove(
    @Arg('value', () => Float, { description: 'In the unit of the view. Example: 5000.' }) value: number,
  ): number | null {
    const { values, observed, total } = this.#input;
    if (total.count === 0) return null;
    const numbers = values.numbers();
    const quarters = observed
      .numbers()
      .reduce((sum, count, i) => ((numbers[i] ?? Number.NaN) > value ? sum + count : sum), 0);
    return quarters / QUARTER_HOURS_IN_HOUR;
  }

  #inView(kind: ExtremeKind): number | null {
    const { pieces, measure, extremeFactor } = this.#input;
    const halfMw = extremeOf(pieces, measure, kind);
    return halfMw === null || extremeFactor === null ? null : toTenth(halfMw * extremeFactor);
  }

  async #startOfExtreme(kind: ExtremeKind): Promise<number | null> {
    const { source, pieces, measure, extremeFactor } = this.#input;
    return extremeFactor === null ? null : loadStartOfExtreme(source, pieces, measure, kind);
  }
}

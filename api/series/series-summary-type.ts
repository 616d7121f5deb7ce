import 'reflect-metadata';
import { HALF_MW_PER_MW, type Measure } from '@courant/core/domain';
import { Arg, Field, Float, Int, ObjectType } from 'type-graphql';
import { bucketRange, descend } from '../column/descend.ts';
import type { Figures } from '../column/figures.ts';
import { type ChunkSource, type Piece, type Total, toTenth } from '../column/piece.ts';
import { PlainField } from '../plain-field.ts';
import { DateTime } from '../scalar/date-time.ts';

const QUARTERS_IN_HOUR = 4;

/** What a summary is taken of. */
export interface SummaryInput {
  readonly source: ChunkSource;
  readonly pieces: readonly Piece[];
  readonly measure: Measure;
  readonly total: Total;
  readonly expected: number;
  /** Of the view. */
  readonly mean: number | null;
  /** From half-MW to the view; null where the view has no extremes. */
  readonly extremeFactor: number | null;
  /** The numbers of the series and the quarter-hours behind each. */
  readonly values: Figures;
  readonly observed: Figures;
}

type Extreme = 'min' | 'max';
const isMoreExtreme = { min: (a: number, b: number) => a < b, max: (a: number, b: number) => a > b };

@ObjectType({ description: 'A series in a few numbers, in the unit of its view.' })
export class SeriesSummary {
  readonly #input: SummaryInput;

  constructor(of: SummaryInput) {
    this.#input = of;
  }

  @PlainField(() => Float, {
    nullable: true,
    description:
      'Mean over the quarter-hours observed; a share is of the sums, ENERGY is by bucket observed. Null where nothing was.',
  })
  get mean(): number | null {
    return this.#input.mean;
  }

  @PlainField(() => Float, {
    nullable: true,
    description: 'Lowest half-hour or quarter-hour; null in views without a min.',
  })
  get min(): number | null {
    return this.#inView('min');
  }

  @Field(() => DateTime, {
    nullable: true,
    description: 'Start of the first half-hour (quarter-hour on its own grid) with it.',
  })
  minAt(): Promise<number | null> {
    return this.#startOfExtreme('min');
  }

  @PlainField(() => Float, {
    nullable: true,
    description: 'Highest half-hour or quarter-hour; null in views without a max.',
  })
  get max(): number | null {
    return this.#inView('max');
  }

  @Field(() => DateTime, {
    nullable: true,
    description: 'Start of the first half-hour (quarter-hour on its own grid) with it.',
  })
  maxAt(): Promise<number | null> {
    return this.#startOfExtreme('max');
  }

  @PlainField(() => Float, {
    nullable: true,
    description:
      'Energy of what was observed, MWh, whatever the view; null where nothing was. Example: 131040.5.',
  })
  get energyMWh(): number | null {
    const { sum, count } = this.#input.total;
    return count === 0 ? null : toTenth(sum / HALF_MW_PER_MW / QUARTERS_IN_HOUR);
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
  hoursAbove(
    @Arg('value', () => Float, { description: 'In the unit of the view. Example: 5000.' }) value: number,
  ): number | null {
    const { values, observed, total } = this.#input;
    if (total.count === 0) return null;
    const numbers = values.numbers();
    const quarters = observed
      .numbers()
      .reduce((sum, count, i) => (numbers[i] > value ? sum + count : sum), 0);
    return quarters / QUARTERS_IN_HOUR;
  }

  #inView(which: Extreme): number | null {
    const { pieces, measure, extremeFactor } = this.#input;
    const halfMw = extremeOf(pieces, measure, which);
    return halfMw === null || extremeFactor === null ? null : toTenth(halfMw * extremeFactor);
  }

  /** Looks only into what has the extreme, down to its leaf. */
  async #startOfExtreme(which: Extreme): Promise<number | null> {
    const { source, pieces, measure, extremeFactor } = this.#input;
    const extreme = extremeOf(pieces, measure, which);
    if (extreme === null || extremeFactor === null) return null;
    let start: number | null = null;
    const has = (piece: Piece, slot: number): boolean => {
      const column = piece.chunk.column(measure);
      return (column.count[slot] ?? 0) > 0 && column[which][slot] === extreme;
    };
    await descend(source, pieces, {
      isSufficient: ({ piece, slot }) => !has(piece, slot),
      visit: (place) => {
        if (has(place.piece, place.slot)) start = bucketRange(place).from;
        return start === null;
      },
    });
    return start;
  }
}

/** In half-MW; null where nothing was published. */
function extremeOf(pieces: readonly Piece[], measure: Measure, which: Extreme): number | null {
  let extreme: number | null = null;
  for (const { chunk, first, end } of pieces) {
    const column = chunk.column(measure);
    for (let slot = first; slot < Math.min(end, chunk.length); slot++) {
      if (
        column.count[slot] > 0 &&
        (extreme === null || isMoreExtreme[which](column[which][slot], extreme))
      ) {
        extreme = column[which][slot];
      }
    }
  }
  return extreme;
}

import 'reflect-metadata';
import type { AreaCode, StoredMeasure, Vintage } from '@courant/core/domain';
import { Arg, Field, Float, Int, ObjectType, registerEnumType } from 'type-graphql';
import { clientError } from '../api-error.ts';
import { AreaType, toArea } from '../area/area-type.ts';
import { costOfLoading, costs, Priced } from '../limits/price.ts';
import { PlainField } from '../plain-field.ts';
import { DateTime } from '../scalar/date-time.ts';
import { Measures, Vintages } from '../scalar/enums.ts';
import { type Unit, Units } from '../scalar/units.ts';
import type { Mark, RecordKind, RecordSearch } from './record-search.ts';

export const RecordKinds = { MAX: 'MAX', MIN: 'MIN' } as const;
export const RecordPeriods = { TODAY: 'TODAY', MONTH: 'MONTH', YEAR: 'YEAR', ALL_TIME: 'ALL_TIME' } as const;
export type RecordPeriod = keyof typeof RecordPeriods;
/** The shortest first. */
export const RECORD_PERIODS = Object.keys(RecordPeriods) as readonly RecordPeriod[];

registerEnumType(RecordKinds, { name: 'RecordKind', description: 'The highest or the lowest.' });
registerEnumType(RecordPeriods, {
  name: 'RecordPeriod',
  description: 'What a record is of, up to now, on the Paris calendar.',
  valuesConfig: {
    TODAY: { description: 'The day.' },
    MONTH: { description: 'The calendar month.' },
    YEAR: { description: 'The calendar year.' },
    ALL_TIME: {
      description:
        'Since what is covered begins, which is `freshness.earliest` and moves back while history loads.',
    },
  },
});

export const MAX_HISTORY = 100;
/** Days searched for one mark: those of real time may hold a quarter-hour that goes further than their half-hours. */
export const DAYS_SEARCHED = 2;
const COST_OF_MARK = costOfLoading('HALF_HOUR', 2 * DAYS_SEARCHED, 2) + costOfLoading('DAY', 1, 1);

@ObjectType({ description: 'A half-hour that was a record when it was over.' })
export class RecordMark {
  @PlainField(() => Float, { description: 'Mean power of the half-hour, MW. Example: 9842.' })
  readonly value!: number;

  @PlainField(() => DateTime, { description: 'Start of the half-hour.' })
  readonly start!: number;

  @PlainField(() => Vintages, { description: 'How settled it is: a record of real time may go.' })
  readonly vintage!: Vintage;
}

/** What a record is of. */
export interface RecordKey {
  readonly area: AreaCode;
  readonly measure: StoredMeasure;
  readonly kind: RecordKind;
  readonly period: RecordPeriod;
}

@ObjectType({
  description:
    'The highest or lowest half-hour of a measure in a period; of equals the first. A half-hour that is flagged, or of ' +
    'which a quarter-hour is missing, is none.',
})
export class Record {
  readonly #key: RecordKey;
  readonly #mark: Mark;
  readonly #search: RecordSearch;

  constructor(key: RecordKey, mark: Mark, search: RecordSearch) {
    this.#key = key;
    this.#mark = mark;
    this.#search = search;
  }

  @PlainField(() => AreaType, { description: 'Where.' })
  get area(): AreaType {
    return toArea(this.#key.area);
  }

  @PlainField(() => Measures, { description: 'What.' })
  get measure(): StoredMeasure {
    return this.#key.measure;
  }

  @PlainField(() => RecordKinds, { description: 'Highest or lowest.' })
  get kind(): RecordKind {
    return this.#key.kind;
  }

  @PlainField(() => RecordPeriods, { description: 'Of what.' })
  get period(): RecordPeriod {
    return this.#key.period;
  }

  @PlainField(() => Float, { description: 'Mean power of the half-hour, in `unit`. Example: 9842.' })
  get value(): number {
    return this.#mark.value;
  }

  @PlainField(() => Units, { description: 'Unit of the value.' })
  get unit(): Unit {
    return 'MW';
  }

  @PlainField(() => DateTime, { description: 'Start of the half-hour.' })
  get start(): number {
    return this.#mark.start;
  }

  @PlainField(() => Vintages, { description: 'How settled it is: a record of real time may go.' })
  get vintage(): Vintage {
    return this.#mark.vintage;
  }

  @PlainField(() => RecordMark, {
    nullable: true,
    description:
      'The record that it broke, of an earlier day of the period; null where it is of the first day.',
  })
  @costs(COST_OF_MARK)
  async previous(): Promise<Mark | null> {
    const [, previous = null] = await this.#search.marks(2);
    return previous;
  }

  @Field(() => [RecordMark], {
    description:
      'The records before it, the latest first: each is the furthest half-hour of a day that went further than all days ' +
      'of the period before it. They are of what is known now, not of what was published then.',
  })
  // Each mark is of another day, and `points` are the days of the period.
  @Priced(({ first }: { readonly first: number }, { scale }) => {
    const marks = Math.min(MAX_HISTORY, Math.max(0, first), scale.points);
    return { own: 1 + marks * COST_OF_MARK, times: 1 + marks };
  })
  async history(
    @Arg('first', () => Int, { defaultValue: 20, description: `At most this many, up to ${MAX_HISTORY}.` })
    first: number,
  ): Promise<Mark[]> {
    if (first < 0 || first > MAX_HISTORY)
      throw clientError('BAD_ARGUMENT', `history(first: ${first}): ask for 0 to ${MAX_HISTORY}.`);
    return (await this.#search.marks(1 + first)).slice(1);
  }
}

import 'reflect-metadata';
import type { AreaCode } from '@courant/core/domain';
import { Arg, Field, Float, Int, ObjectType } from 'type-graphql';
import { AreaType, toArea } from '../area/area-type.ts';
import type { ApiContext } from '../context.ts';
import { costOfSlots, costs, Priced } from '../limits/price.ts';
import { NumberColumn } from '../scalar/column.ts';
import { DateTime } from '../scalar/date-time.ts';
import {
  ageSecondsOf,
  completenessByDay,
  completenessOver,
  latestOf,
  MAX_DAYS,
  settledUntil,
} from './answer-area-freshness.ts';
import { COST_OF_RHYTHM, nextExpectedAt } from './next-expected.ts';

/** A day is compared with its expected quarter-hours and printed as a list is. */
const DAY_VISITS = 20;

@ObjectType({ description: 'How new and how whole the data of one area is.' })
export class AreaFreshness {
  readonly code: AreaCode;
  readonly #context: ApiContext;

  constructor(code: AreaCode, context: ApiContext) {
    this.code = code;
    this.#context = context;
  }

  @Field(() => AreaType, { description: 'Which area.' })
  get area(): AreaType {
    return toArea(this.code);
  }

  @Field(() => DateTime, { nullable: true, description: 'Start of its latest reading; null before any.' })
  @costs(5)
  async latestStart(): Promise<number | null> {
    return (await latestOf(this.#context, this.code))?.start ?? null;
  }

  @Field(() => DateTime, {
    nullable: true,
    description: 'When we fetched its latest reading; null before any.',
  })
  @costs(5)
  async latestKnownAt(): Promise<number | null> {
    return (await latestOf(this.#context, this.code))?.knownAt ?? null;
  }

  @Field(() => Int, {
    nullable: true,
    description:
      'Seconds since the newest quarter-hour in its latest reading ended; the publisher is 8 to 75 minutes behind. Example: 1860.',
  })
  @costs(5)
  ageSeconds(): Promise<number | null> {
    return ageSecondsOf(this.#context, this.code);
  }

  @Field(() => DateTime, {
    nullable: true,
    description:
      'When its next new slot is expected to reach us: the last one came then, and this is the median time between ' +
      'arrivals later; of the country, when the last of its regions is expected. In the past where it is overdue; null ' +
      'where fewer than three have come; what comes within five minutes is one.',
  })
  @costs(COST_OF_RHYTHM)
  nextExpectedAt(): Promise<number | null> {
    const { memo, chunks } = this.#context;
    return memo.once(['nextExpectedAt', this.code], () => nextExpectedAt(chunks, this.code));
  }

  @Field(() => DateTime, {
    nullable: true,
    description: 'End of its last half-hour that is consolidated or definitive; null where none is.',
  })
  @costs(10)
  settledUntil(): Promise<number | null> {
    return settledUntil(this.#context, this.code);
  }

  @Field(() => Float, {
    nullable: true,
    description:
      'Share of the quarter-hours of the last 30 whole Paris days whose consumption is published, 0 to 1; null before ' +
      'any. Example: 0.9972.',
  })
  @costs(5)
  completeness30d(): Promise<number | null> {
    return completenessOver(this.#context, this.code, 30);
  }

  @Field(() => NumberColumn, {
    description: 'The same for each of the last whole Paris days, oldest first. Example: [1, 0.9896, 1].',
  })
  @Priced(({ days }: { readonly days: number }) => ({
    own: 5 + costOfSlots(DAY_VISITS * Math.min(Math.max(0, days), MAX_DAYS)),
  }))
  completenessByDay(
    @Arg('days', () => Int, { defaultValue: 30, description: 'How many, 1 to 366.' }) days: number,
  ): Promise<number[]> {
    return completenessByDay(this.#context, this.code, days);
  }
}

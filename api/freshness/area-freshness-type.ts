import 'reflect-metadata';
import type { AreaCode } from '@courant/core/domain';
import { Arg, Field, Float, Int, ObjectType } from 'type-graphql';
import { clientError } from '../api-error.ts';
import { AreaType, toArea } from '../area/area-type.ts';
import { settledUntilOf } from '../column/settled-until.ts';
import type { ApiContext } from '../context.ts';
import { latestReading } from '../reading/answer-latest.ts';
import type { Reading } from '../reading/reading-type.ts';
import { NumberColumn } from '../scalar/column.ts';
import { DateTime } from '../scalar/date-time.ts';
import { completenessOf, loadCompletenessByDay } from './answer-completeness.ts';

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
  async latestStart(): Promise<number | null> {
    return (await this.#latest())?.start ?? null;
  }

  @Field(() => DateTime, {
    nullable: true,
    description: 'When we fetched its latest reading; null before any.',
  })
  async latestKnownAt(): Promise<number | null> {
    return (await this.#latest())?.knownAt ?? null;
  }

  @Field(() => Int, {
    nullable: true,
    description:
      'Seconds since the newest quarter-hour in its latest reading ended; the publisher is 8 to 75 minutes behind. Example: 1860.',
  })
  async ageSeconds(): Promise<number | null> {
    const latest = await this.#latest();
    return latest && Math.max(0, Math.round((this.#context.requestedAt - latest.observedUntil) / 1000));
  }

  @Field(() => DateTime, {
    nullable: true,
    description: 'End of its last half-hour that is consolidated or definitive; null where none is.',
    complexity: 5,
  })
  settledUntil(): Promise<number | null> {
    return settledUntilOf(this.#context.chunks, this.code);
  }

  @Field(() => Float, {
    nullable: true,
    description:
      'Share of the quarter-hours of the last 30 whole Paris days whose consumption is published, 0 to 1; null before ' +
      'any. Example: 0.9972.',
    complexity: 5,
  })
  async completeness30d(): Promise<number | null> {
    const days = await loadCompletenessByDay(this.#context.chunks, this.code, this.#context.requestedAt, 30);
    const { observed, expected } = days.reduce(
      (sum, day) => ({ observed: sum.observed + day.observed, expected: sum.expected + day.expected }),
      { observed: 0, expected: 0 },
    );
    return observed === 0 ? null : completenessOf({ observed, expected });
  }

  @Field(() => NumberColumn, {
    description: 'The same for each of the last whole Paris days, oldest first. Example: [1, 0.9896, 1].',
    complexity: 5,
  })
  async completenessByDay(
    @Arg('days', () => Int, { defaultValue: 30, description: 'How many, 1 to 366.' }) days: number,
  ): Promise<number[]> {
    if (days < 1 || days > 366) throw clientError('BAD_ARGUMENT', `days is ${days}; 1 to 366 are allowed.`);
    return (
      await loadCompletenessByDay(this.#context.chunks, this.code, this.#context.requestedAt, days)
    ).map(completenessOf);
  }

  #latest(): Promise<Reading | null> {
    return latestReading(this.#context.chunks, this.code, this.#context.simulated);
  }
}

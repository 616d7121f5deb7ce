import 'reflect-metadata';
import type { AreaCode, Resolution } from '@courant/core/domain';
import { Args, ArgsType, Ctx, Field, Query, Resolver } from 'type-graphql';
import type { ApiContext } from '../context.ts';
import { Priced, type PriceOf } from '../limits/price.ts';
import { AreaCodes, Resolutions } from '../scalar/enums.ts';
import { type Moment, MomentScalar, resolveMoment } from '../scalar/moment.ts';
import { findReading } from './answer-reading.ts';
import { Reading } from './reading-type.ts';

@ArgsType()
class ReadingArguments {
  @Field(() => AreaCodes, { description: 'Where.' })
  readonly area!: AreaCode;

  @Field(() => MomentScalar, { description: 'A moment inside the interval; a calendar form is its start.' })
  readonly at!: Moment;

  @Field(() => Resolutions, {
    nullable: true,
    description: 'Length of the interval; left out, the finest leaf grid that holds a reading there.',
  })
  readonly resolution?: Resolution | null;
}

/** Half-hours in the longest bucket of each resolution. */
const HALF_HOURS: Readonly<Record<Resolution, number>> = {
  QUARTER_HOUR: 1,
  HALF_HOUR: 1,
  HOUR: 2,
  DAY: 50,
  WEEK: 338,
  MONTH: 1_490,
  YEAR: 17_568,
};

/** What a field of the reading may have to read depends on how much it rolls up. */
const readingPrice: PriceOf<ReadingArguments> = ({ resolution }) => ({
  own: 5,
  inside: { halfHours: resolution ? HALF_HOURS[resolution] : 1 },
});

@Resolver()
export class ReadingResolver {
  @Query(() => Reading, {
    nullable: true,
    description: 'The reading of the interval that holds a moment; null where there is none.',
  })
  @Priced(readingPrice)
  reading(
    @Args(() => ReadingArguments) { area, at, resolution }: ReadingArguments,
    @Ctx() { chunks, requestedAt, simulated, memo }: ApiContext,
  ): Promise<Reading | null> {
    return memo.once(['reading', area, at.text, resolution], () =>
      findReading(chunks, area, resolveMoment(at, 'from', requestedAt), resolution ?? null, simulated),
    );
  }
}

import 'reflect-metadata';
import type { AreaCode, Resolution } from '@courant/core/domain';
import { Args, ArgsType, Ctx, Field, Query, Resolver } from 'type-graphql';
import { resolveAsOf } from '../column/as-of.ts';
import type { ApiContext } from '../context.ts';
import { Priced } from '../limits/price.ts';
import { AreaCodes, Resolutions } from '../scalar/enums.ts';
import { type Moment, MomentScalar, resolveMoment } from '../scalar/moment.ts';
import { chunksAsOf, findReading } from './answer-reading.ts';
import { cheaperReading, readingPrice } from './reading-price.ts';
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

  @Field(() => MomentScalar, {
    nullable: true,
    description:
      'Answer with what was known then, as if nothing had been fetched since; a calendar form is its start. ' +
      'Example: "2024-03-01".',
  })
  readonly asOf?: Moment | null;
}

@Resolver()
export class ReadingResolver {
  @Query(() => Reading, {
    nullable: true,
    description:
      'The reading of the interval that holds a moment; null where there is none, or none was known yet as of an instant.',
  })
  @Priced(readingPrice, cheaperReading)
  reading(
    @Args(() => ReadingArguments) { area, at, resolution = null, asOf }: ReadingArguments,
    @Ctx() { chunks, requestedAt, simulated, memo }: ApiContext,
  ): Promise<Reading | null> {
    return memo.once(['reading', area, at.text, resolution, asOf?.text], () => {
      const instant = resolveMoment(at, 'from', requestedAt);
      const known = resolveAsOf(asOf, requestedAt);
      const source = known === null ? chunks : chunksAsOf(chunks, known, instant, resolution);
      return findReading(source, area, instant, resolution, simulated);
    });
  }
}

import 'reflect-metadata';
import type { AreaCode, Measure } from '@courant/core/domain';
import { Args, ArgsType, Ctx, Field, Query, Resolver } from 'type-graphql';
import type { ApiContext } from '../context.ts';
import { Priced } from '../limits/price.ts';
import { type ProfileBy, ProfileBys } from '../profile/profile-key.ts';
import { AreaCodes, Measures } from '../scalar/enums.ts';
import { type Moment, MomentScalar, NOW } from '../scalar/moment.ts';
import { resolveRange } from '../series/answer-series.ts';
import { checkLists, storedOnly } from '../series/check-request.ts';
import { seriesSources } from '../series/series-sources.ts';
import { answerEstimateQuality } from './answer-estimate-quality.ts';
import {
  cheaperEstimateQuality,
  type EstimateArguments,
  estimateQualityPrice,
} from './estimate-quality-price.ts';
import { EstimateQuality } from './estimate-quality-type.ts';

@ArgsType()
class EstimateQualityArguments implements EstimateArguments {
  @Field(() => [AreaCodes], { description: 'Where. Example: [BRE].' })
  readonly areas!: readonly AreaCode[];

  @Field(() => [Measures], {
    description: 'One answer for each in each area; all but CARBON_INTENSITY. Example: [CONSUMPTION].',
  })
  readonly measures!: readonly Measure[];

  @Field(() => MomentScalar, {
    description:
      'Start, included; a calendar form is its start. What is before the first real time costs nothing.',
  })
  readonly from!: Moment;

  @Field(() => MomentScalar, { defaultValue: NOW, description: 'End, excluded; a calendar form is its end.' })
  readonly to!: Moment;

  @Field(() => ProfileBys, { nullable: true, description: 'What to group by; left out, all is one group.' })
  readonly by?: ProfileBy | null;
}

@Resolver()
export class EstimateQualityResolver {
  @Query(() => [EstimateQuality], {
    description:
      'How good real time was: its figures beside what was metered later, over the half-hours that have both; areas first. ' +
      'Courant keeps the real time that the publisher no longer publishes once a half-hour is consolidated.',
  })
  @Priced(estimateQualityPrice, cheaperEstimateQuality)
  estimateQuality(
    @Args(() => EstimateQualityArguments) { areas, measures, from, to, by = null }: EstimateQualityArguments,
    @Ctx() context: ApiContext,
  ): Promise<EstimateQuality[]> {
    checkLists(areas, measures);
    const request = {
      areas,
      measures: storedOnly(measures, 'estimate quality'),
      range: resolveRange(from, to, context.requestedAt),
      by,
    };
    return context.memo.once(['estimateQuality', request], () =>
      answerEstimateQuality(request, seriesSources(context)),
    );
  }
}

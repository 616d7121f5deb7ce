import 'reflect-metadata';
import { type AreaCode, isStored, type Measure } from '@courant/core/domain';
import { Args, ArgsType, Ctx, Field, Query, Resolver } from 'type-graphql';
import { clientError } from '../api-error.ts';
import type { ApiContext } from '../context.ts';
import { Priced } from '../limits/price.ts';
import { AreaCodes, Measures } from '../scalar/enums.ts';
import { type Moment, MomentScalar, NOW } from '../scalar/moment.ts';
import { resolveRange } from '../series/answer-series.ts';
import { seriesSources } from '../series/series-sources.ts';
import { answerRevisionSummary } from './answer-revision-summary.ts';
import { cheaperRevisions, revisionsPrice } from './revision-price.ts';
import { RevisionSummary } from './revision-summary-type.ts';

@ArgsType()
class RevisionSummaryArguments {
  @Field(() => AreaCodes, { description: 'Where.' })
  readonly area!: AreaCode;

  @Field(() => Measures, { description: 'What.' })
  readonly measure!: Measure;

  @Field(() => MomentScalar, {
    description: 'Start, included; a calendar form is its start. Example: "-P7D".',
  })
  readonly from!: Moment;

  @Field(() => MomentScalar, { defaultValue: NOW, description: 'End, excluded; a calendar form is its end.' })
  readonly to!: Moment;
}

@Resolver()
export class RevisionSummaryResolver {
  @Query(() => RevisionSummary, {
    description:
      'How the numbers of a measure were revised after they were first published, half-hour by half-hour.',
  })
  @Priced(revisionsPrice, cheaperRevisions)
  revisionSummary(
    @Args(() => RevisionSummaryArguments) { area, measure, from, to }: RevisionSummaryArguments,
    @Ctx() context: ApiContext,
  ): Promise<RevisionSummary> {
    if (!isStored(measure))
      throw clientError(
        'BAD_ARGUMENT',
        `measure: ${measure} is computed when it is asked for: ask for the revisions of PRODUCTION, or of a filière.`,
      );
    const range = resolveRange(from, to, context.requestedAt);
    return context.memo.once(['revisionSummary', area, measure, range], () =>
      answerRevisionSummary(area, measure, range, seriesSources(context)),
    );
  }
}

import 'reflect-metadata';
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, createUnionType, Info, Query, Resolver } from 'type-graphql';
import type { ApiContext } from '../context.ts';
import { isAllowedAlone } from '../limits/cost-of-field.ts';
import { Priced } from '../limits/price.ts';
import { answerSeries, type SeriesResult } from './answer-series.ts';
import { cheaperSeries } from './cheaper-series.ts';
import { recordRefusal } from './record-refusal.ts';
import { OutOfCoverage, RangeTooLarge } from './refusal-type.ts';
import { SeriesInput } from './series-input-type.ts';
import { seriesPrice } from './series-price.ts';
import { SeriesSet } from './series-set-type.ts';
import { seriesSources } from './series-sources.ts';

const SeriesResultType = createUnionType({
  name: 'SeriesResult',
  description: 'Series, or why not and what to ask instead.',
  types: () => [SeriesSet, RangeTooLarge, OutOfCoverage] as const,
});

@Resolver()
export class SeriesResolver {
  @Query(() => SeriesResultType, {
    description: 'Measures of areas over time, as columns at one resolution.',
  })
  @Priced(seriesPrice, cheaperSeries)
  async series(
    @Arg('input', () => SeriesInput, { description: 'What to draw.' }) input: SeriesInput,
    @Ctx() context: ApiContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<SeriesResult> {
    const result = await answerSeries(input, seriesSources(context), (input) =>
      isAllowedAlone(info, context, { input }),
    );
    return recordRefusal(context, result);
  }
}

import 'reflect-metadata';
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, createUnionType, Info, Query, Resolver } from 'type-graphql';
import type { ApiContext } from '../context.ts';
import { isAllowedAlone } from '../limits/cost-of-field.ts';
import { Priced } from '../limits/price.ts';
import { recordRefusal } from '../series/record-refusal.ts';
import { OutOfCoverage, RangeTooLarge } from '../series/refusal-type.ts';
import { seriesSources } from '../series/series-sources.ts';
import { answerCompare, type ComparisonResult } from './answer-compare.ts';
import { CompareInput } from './compare-input-type.ts';
import { cheaperCompare, comparePrice } from './compare-price.ts';
import { Comparison } from './compare-type.ts';

const ComparisonResultType = createUnionType({
  name: 'ComparisonResult',
  description: 'A comparison, or why not and what to ask instead.',
  types: () => [Comparison, RangeTooLarge, OutOfCoverage] as const,
});

@Resolver()
export class CompareResolver {
  @Query(() => ComparisonResultType, {
    description: 'Measures of areas over a period, beside as many buckets of another.',
  })
  @Priced(comparePrice, cheaperCompare)
  async compare(
    @Arg('input', () => CompareInput, { description: 'What to compare.' }) input: CompareInput,
    @Ctx() context: ApiContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<ComparisonResult> {
    const result = await answerCompare(input, seriesSources(context), (input) =>
      isAllowedAlone(info, context, { input }),
    );
    return recordRefusal(context, result);
  }
}

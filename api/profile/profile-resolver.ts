import 'reflect-metadata';
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, createUnionType, Info, Query, Resolver } from 'type-graphql';
import type { ApiContext } from '../context.ts';
import { isAllowedAlone } from '../limits/cost-of-field.ts';
import { Priced } from '../limits/price.ts';
import { recordRefusal } from '../series/record-refusal.ts';
import { OutOfCoverage, RangeTooLarge } from '../series/refusal-type.ts';
import { seriesSources } from '../series/series-sources.ts';
import { answerProfile, type ProfileResult } from './answer-profile.ts';
import { ProfileInput } from './profile-input-type.ts';
import { cheaperProfile, profilePrice } from './profile-price.ts';
import { Profile } from './profile-type.ts';

const ProfileResultType = createUnionType({
  name: 'ProfileResult',
  description: 'A profile, or why not and what to ask instead.',
  types: () => [Profile, RangeTooLarge, OutOfCoverage] as const,
});

@Resolver()
export class ProfileResolver {
  @Query(() => ProfileResultType, {
    description:
      'How measures run through a day, a week or a year: the half-hours of a range, grouped on the clock of Paris.',
  })
  @Priced(profilePrice, cheaperProfile)
  async profile(
    @Arg('input', () => ProfileInput, { description: 'What to take the profile of.' }) input: ProfileInput,
    @Ctx() context: ApiContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<ProfileResult> {
    const result = await answerProfile(input, seriesSources(context), (input) =>
      isAllowedAlone(info, context, { input }),
    );
    return recordRefusal(context, result);
  }
}

import 'reflect-metadata';
import { Arg, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { AreaType } from '../area/area-type.ts';
import type { ApiContext } from '../context.ts';
import { Priced } from '../limits/price.ts';
import { type Moment, MomentScalar } from '../scalar/moment.ts';
import { seriesSources } from '../series/series-sources.ts';
import { answerMix } from './answer-mix.ts';
import { cheaperMix, mixPrice } from './mix-price.ts';
import { Mix } from './mix-type.ts';

@Resolver(() => AreaType)
export class MixResolver {
  @FieldResolver(() => Mix, {
    nullable: true,
    description:
      'What its production is made of: now, which is the newest slot whose production is published, or the means over a ' +
      'range. A range is widened to whole half-hours, beyond eight days to whole Paris days. Null ' +
      'where none is published, or nothing was produced.',
  })
  @Priced(mixPrice, cheaperMix)
  mix(
    @Root() area: AreaType,
    @Ctx() context: ApiContext,
    @Arg('from', () => MomentScalar, { nullable: true, description: 'Start. Example: "2024-01".' })
    from?: Moment | null,
    @Arg('to', () => MomentScalar, { nullable: true, description: 'End; left out, now.' }) to?: Moment | null,
    @Arg('asOf', () => MomentScalar, {
      nullable: true,
      description:
        'Answer with what was known then; without a range, with the newest production known then, up to three days old. ' +
        'Example: "2024-03-01".',
    })
    asOf?: Moment | null,
  ): Promise<Mix | null> {
    return context.memo.once(['mix', area.code, from?.text, to?.text, asOf?.text], () =>
      answerMix(area.code, { from, to, asOf }, seriesSources(context)),
    );
  }
}

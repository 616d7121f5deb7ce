import 'reflect-metadata';
import { Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { AreaType } from '../area/area-type.ts';
import type { ApiContext } from '../context.ts';
import { AreaFreshness } from './area-freshness-type.ts';
import { Freshness } from './freshness-type.ts';

@Resolver()
export class FreshnessResolver {
  @Query(() => Freshness, { description: 'How new and how whole the data is.' })
  freshness(@Ctx() context: ApiContext): Freshness {
    return new Freshness(context);
  }
}

@Resolver(() => AreaType)
export class AreaFreshnessResolver {
  @FieldResolver(() => AreaFreshness, { description: 'How new and how whole the data of this area is.' })
  freshness(@Root() area: AreaType, @Ctx() context: ApiContext): AreaFreshness {
    return new AreaFreshness(area.code, context);
  }
}

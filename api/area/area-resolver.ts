import 'reflect-metadata';
import { AREA_CODES, type AreaCode, REGION_CODES } from '@courant/core/domain';
import { Arg, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import type { ApiContext } from '../context.ts';
import { latestOf } from '../freshness/answer-area-freshness.ts';
import { costs, Priced } from '../limits/price.ts';
import { Reading } from '../reading/reading-type.ts';
import { AreaCodes } from '../scalar/enums.ts';
import { AreaType, toArea } from './area-type.ts';

interface AreasArguments {
  readonly codes?: readonly AreaCode[] | null;
}

@Resolver(() => AreaType)
export class AreaResolver {
  @Query(() => [AreaType], {
    description: 'The areas asked for, in the order asked; left out, the country and its twelve regions.',
  })
  @Priced(({ codes }: AreasArguments) => ({ own: 1, times: Math.max(1, codes?.length ?? AREA_CODES.length) }))
  areas(@Arg('codes', () => [AreaCodes], { nullable: true }) codes?: AreaCode[] | null): AreaType[] {
    return (codes ?? AREA_CODES).map(toArea);
  }

  @Query(() => AreaType, { description: 'One area by its code.' })
  area(@Arg('code', () => AreaCodes) code: AreaCode): AreaType {
    return toArea(code);
  }

  @Query(() => [AreaType], {
    description: 'The twelve regions.',
  })
  @costs(1, REGION_CODES.length)
  regions(): AreaType[] {
    return REGION_CODES.map(toArea);
  }

  @Query(() => AreaType, { description: 'The country: the sum of its twelve regions.' })
  france(): AreaType {
    return toArea('FR');
  }

  @FieldResolver(() => Reading, {
    nullable: true,
    description:
      'The newest reading whose consumption is published, on the finest leaf grid: quarter-hours for a region, ' +
      'half-hours for the country (where all twelve have published). Null before anything has arrived.',
  })
  @costs(5)
  latest(@Root() area: AreaType, @Ctx() context: ApiContext): Promise<Reading | null> {
    return latestOf(context, area.code);
  }
}

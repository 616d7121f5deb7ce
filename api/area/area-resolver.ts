import 'reflect-metadata';
import { AREA_CODES, type AreaCode, REGION_CODES } from '@courant/core/domain';
import { Arg, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import type { ApiContext } from '../context.ts';
import { latestOf } from '../freshness/answer-area-freshness.ts';
import { costOfLoading, costs, type Price, Priced } from '../limits/price.ts';
import { areasBehind } from '../limits/range-cost.ts';
import { Reading } from '../reading/reading-type.ts';
import { AreaCodes } from '../scalar/enums.ts';
import { AreaType, toArea } from './area-type.ts';

interface AreasArguments {
  readonly codes?: readonly AreaCode[] | null;
}

/** Each area, and what is behind one of them on average. */
function areasPrice(codes: readonly AreaCode[]): Price {
  const behind = codes.reduce((sum, code) => sum + areasBehind([code]), 0);
  const times = Math.max(1, codes.length);
  return { own: 1, times, inside: { areasBehind: Math.max(1, behind / times) } };
}

/** The newest chunk of each leaf grid, and the column of its consumption. */
const COST_OF_LATEST = costOfLoading('QUARTER_HOUR', 1, 1) + costOfLoading('HALF_HOUR', 1, 1);

@Resolver(() => AreaType)
export class AreaResolver {
  @Query(() => [AreaType], {
    description: 'The areas asked for, in the order asked; left out, the country and its twelve regions.',
  })
  @Priced(({ codes }: AreasArguments) => areasPrice(codes ?? AREA_CODES))
  areas(@Arg('codes', () => [AreaCodes], { nullable: true }) codes?: AreaCode[] | null): AreaType[] {
    return (codes ?? AREA_CODES).map(toArea);
  }

  @Query(() => AreaType, { description: 'One area by its code.' })
  @Priced(({ code }: { readonly code: AreaCode }) => areasPrice([code]))
  area(@Arg('code', () => AreaCodes) code: AreaCode): AreaType {
    return toArea(code);
  }

  @Query(() => [AreaType], {
    description: 'The twelve regions.',
  })
  @Priced(() => areasPrice(REGION_CODES))
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
  @costs(COST_OF_LATEST)
  latest(@Root() area: AreaType, @Ctx() context: ApiContext): Promise<Reading | null> {
    return latestOf(context, area.code);
  }
}

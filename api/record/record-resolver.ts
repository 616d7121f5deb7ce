import 'reflect-metadata';
import { AREA_CODES, type AreaCode, type Measure, type StoredMeasure } from '@courant/core/domain';
import { Arg, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { AreaType } from '../area/area-type.ts';
import type { ApiContext } from '../context.ts';
import { Priced } from '../limits/price.ts';
import { AreaCodes, Measures } from '../scalar/enums.ts';
import { storedOnly } from '../series/check-request.ts';
import { answerRecords } from './answer-records.ts';
import { ALL_AREAS, ALL_MEASURES, recordsPrice } from './record-price.ts';
import { Record, type RecordPeriod, RecordPeriods } from './record-type.ts';

interface RecordsArguments {
  readonly areas?: readonly AreaCode[] | null;
  readonly measures?: readonly Measure[] | null;
  readonly period: RecordPeriod;
}

/** How many different entries a list has; left out, all there are. */
const countOf = (list: readonly string[] | null | undefined, all: number): number =>
  list ? new Set(list).size : all;

@Resolver(() => AreaType)
export class RecordResolver {
  @Query(() => [Record], {
    description:
      'The highest and the lowest half-hour of each measure in each area, areas first; none where nothing is published.',
  })
  @Priced(({ areas, measures, period }: RecordsArguments, facts) =>
    recordsPrice(countOf(areas, ALL_AREAS), countOf(measures, ALL_MEASURES), period, facts),
  )
  records(
    @Ctx() context: ApiContext,
    @Arg('period', () => RecordPeriods, { defaultValue: RecordPeriods.ALL_TIME, description: 'Of what.' })
    period: RecordPeriod,
    @Arg('areas', () => [AreaCodes], {
      nullable: true,
      description: 'Left out: the country and its regions.',
    })
    areas?: AreaCode[] | null,
    @Arg('measures', () => [Measures], {
      nullable: true,
      description: 'All but CARBON_INTENSITY; left out, all that an area has.',
    })
    measures?: Measure[] | null,
  ): Promise<Record[]> {
    return recordsOf(context, areas ?? AREA_CODES, measures ? storedOnly(measures, 'records') : null, period);
  }

  @FieldResolver(() => [Record], {
    name: 'records',
    description:
      'The highest and the lowest half-hour of each measure that it has; none where nothing is published.',
  })
  @Priced(({ period }: RecordsArguments, facts) => recordsPrice(1, ALL_MEASURES, period, facts))
  recordsOfArea(
    @Root() area: AreaType,
    @Ctx() context: ApiContext,
    @Arg('period', () => RecordPeriods, { defaultValue: RecordPeriods.ALL_TIME, description: 'Of what.' })
    period: RecordPeriod,
  ): Promise<Record[]> {
    return recordsOf(context, [area.code], null, period);
  }
}

const recordsOf = (
  { chunks, requestedAt, memo }: ApiContext,
  areas: readonly AreaCode[],
  measures: readonly StoredMeasure[] | null,
  period: RecordPeriod,
): Promise<Record[]> =>
  memo.once(['records', areas, measures, period], () =>
    answerRecords(chunks, areas, measures, period, requestedAt),
  );

import 'reflect-metadata';
import { AREA_CODES, type AreaCode, type Measure } from '@courant/core/domain';
import { Arg, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { AreaType } from '../area/area-type.ts';
import { resolveAsOf } from '../column/as-of.ts';
import type { ApiContext } from '../context.ts';
import { Priced } from '../limits/price.ts';
import { AreaCodes, Measures } from '../scalar/enums.ts';
import { type Moment, MomentScalar } from '../scalar/moment.ts';
import { storedOnly } from '../series/check-request.ts';
import { answerRecords, type RecordsRequest } from './answer-records.ts';
import { cheaperRecords, type RecordsArguments, recordsPrice } from './record-price.ts';
import { Record, type RecordPeriod, RecordPeriods } from './record-type.ts';

/** The records of one area cost the same of any. */
const ANY_AREA: readonly AreaCode[] = ['FR'];

@Resolver(() => AreaType)
export class RecordResolver {
  @Query(() => [Record], {
    description:
      'The highest and the lowest half-hour of each measure in each area, areas first; none where nothing is published.',
  })
  @Priced(recordsPrice, cheaperRecords)
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
    @Arg('asOf', () => MomentScalar, {
      nullable: true,
      description:
        'Answer with the records as they were known then, of the period up to it; a calendar form is its start. Every day of ' +
        'the period is read. Example: "2024-03-01".',
    })
    asOf?: Moment | null,
  ): Promise<Record[]> {
    return recordsOf(context, {
      areas: areas ?? AREA_CODES,
      measures: measures ? storedOnly(measures, 'records') : null,
      period,
      asOf: resolveAsOf(asOf, context.requestedAt),
    });
  }

  @FieldResolver(() => [Record], {
    name: 'records',
    description:
      'The highest and the lowest half-hour of each measure that it has; none where nothing is published.',
  })
  @Priced(({ period }: RecordsArguments, facts) => recordsPrice({ areas: ANY_AREA, period }, facts))
  recordsOfArea(
    @Root() area: AreaType,
    @Ctx() context: ApiContext,
    @Arg('period', () => RecordPeriods, { defaultValue: RecordPeriods.ALL_TIME, description: 'Of what.' })
    period: RecordPeriod,
  ): Promise<Record[]> {
    return recordsOf(context, { areas: [area.code], measures: null, period, asOf: null });
  }
}

const recordsOf = ({ chunks, requestedAt, memo }: ApiContext, request: RecordsRequest): Promise<Record[]> =>
  memo.once(['records', request], () => answerRecords(chunks, request, requestedAt));

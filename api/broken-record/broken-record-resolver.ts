import 'reflect-metadata';
import type { AreaCode, Measure } from '@courant/core/domain';
import { Args, ArgsType, Field, Resolver, Root, Subscription } from 'type-graphql';
import type { ApiContext } from '../context.ts';
import { Priced } from '../limits/price.ts';
import { recordsPrice } from '../record/record-price.ts';
import { type RecordPeriod, RecordPeriods } from '../record/record-type.ts';
import { AreaCodes, Measures } from '../scalar/enums.ts';
import { storedOnly } from '../series/check-request.ts';
import { RecordEvent } from './broken-record-type.ts';
import { openBrokenRecords } from './open-broken-records.ts';

@ArgsType()
class BrokenRecordArguments {
  @Field(() => [AreaCodes], { nullable: true, description: 'Left out: the country and its regions.' })
  readonly areas?: readonly AreaCode[] | null;

  @Field(() => [Measures], {
    nullable: true,
    description: 'All but CARBON_INTENSITY; left out, all that an area has.',
  })
  readonly measures?: readonly Measure[] | null;

  @Field(() => RecordPeriods, { defaultValue: RecordPeriods.ALL_TIME, description: 'Of what.' })
  readonly period!: RecordPeriod;
}

const openStream = (context: ApiContext, { areas = null, measures, period }: BrokenRecordArguments) =>
  openBrokenRecords(context, { areas, measures: measures ? storedOnly(measures, 'records') : null, period });

@Resolver()
export class BrokenRecordResolver {
  @Subscription(() => RecordEvent, {
    description:
      'Each record that a half-hour breaks from now on, once the half-hour is whole and not flagged. What stands as the ' +
      'stream or a new period begins is no event; nor is what changes among half-hours more than 48 hours old.',
    subscribe: ({ context, args }) =>
      openStream(context as ApiContext, args as unknown as BrokenRecordArguments),
  })
  // The records that stand are read as it begins; each event has one.
  @Priced((args: BrokenRecordArguments, facts) => ({
    ...recordsPrice(args, facts),
    times: 1,
  }))
  recordBroken(
    @Root() event: RecordEvent,
    @Args(() => BrokenRecordArguments) _args: BrokenRecordArguments,
  ): RecordEvent {
    return event;
  }
}

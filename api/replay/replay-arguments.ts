import 'reflect-metadata';
import type { AreaCode } from '@courant/core/domain';
import { ArgsType, Field, Float, registerEnumType } from 'type-graphql';
import { AreaCodes } from '../scalar/enums.ts';
import { type Moment, MomentScalar } from '../scalar/moment.ts';
import { type Cursor, StreamCursor } from '../scalar/stream-cursor.ts';
import type { ReplayClock, ReplayRequest } from './replay.ts';

export const ReplayClocks = { MEASURED: 'MEASURED', KNOWN: 'KNOWN' } as const satisfies Record<
  ReplayClock,
  ReplayClock
>;

registerEnumType(ReplayClocks, {
  name: 'ReplayClock',
  description: 'By which time a past period is replayed.',
  valuesConfig: {
    MEASURED: {
      description: 'By when it happened: each slot that begins in the period, with its present reading.',
    },
    KNOWN: {
      description:
        'By when Courant fetched it: each slot published or revised in the period as it stood then, as a follower saw ' +
        'it. What was revised more than 48 hours after it began is left out, since a follower is sent a range of it.',
    },
  },
});

@ArgsType()
export class ReplayArguments implements ReplayRequest {
  @Field(() => [AreaCodes], {
    nullable: true,
    description: 'Left out: the country and its twelve regions.',
  })
  readonly areas?: readonly AreaCode[] | null;

  @Field(() => MomentScalar, {
    description: 'Start of the period, included; a calendar form is its start. Example: "-P1D".',
  })
  readonly from!: Moment;

  @Field(() => MomentScalar, { description: 'End, excluded; a calendar form is its end. Example: "now".' })
  readonly to!: Moment;

  @Field(() => Float, {
    defaultValue: 3600,
    description:
      'Seconds of the period in a second, from 1 to `limits.maxReplaySpeed`. Example: 3600 is an hour a second.',
  })
  readonly speed!: number;

  @Field(() => ReplayClocks, {
    defaultValue: ReplayClocks.MEASURED,
    description: 'In the order of which time.',
  })
  readonly clock!: ReplayClock;

  @Field(() => StreamCursor, {
    nullable: true,
    description:
      'The cursor of the last event you saw of this replay: it goes on behind it, over the period that it had. The other ' +
      'arguments must be as they were; only the speed may differ.',
  })
  readonly after?: Cursor | null;
}

import 'reflect-metadata';
import { Int, ObjectType, registerEnumType } from 'type-graphql';
import { PlainField } from '../plain-field.ts';
import { DateTime } from '../scalar/date-time.ts';
import { type GapReason, GapReasons, type ReasonedRange } from './gap.ts';

registerEnumType(GapReasons, {
  name: 'GapReason',
  description: 'Why readings are missing.',
  valuesConfig: {
    NOT_PUBLISHED: { description: 'The publisher was asked and has not got it.' },
    DST_UNPUBLISHED: {
      description:
        'The first pass of the hour that Paris lives twice in autumn, which the publisher leaves out.',
    },
    PENDING: {
      description: 'Newer than the newest that is published: not due yet, or the publisher is late.',
    },
    NOT_FETCHED: { description: 'The publisher has not been asked for it yet.' },
  },
});

@ObjectType({
  description: 'A run of half-hours (quarter-hours on their own grid) of which something is missing.',
})
export class Gap {
  @PlainField(() => DateTime, { description: 'Start of the first one.' })
  readonly start!: number;

  @PlainField(() => DateTime, { description: 'End of the last one.' })
  readonly end!: number;

  @PlainField(() => Int, { description: 'Quarter-hours missing in it. Example: 4.' })
  readonly missing!: number;

  @PlainField(() => GapReasons, { description: 'Why.' })
  readonly reason!: GapReason;
}

export const toGap = ({ from, to, missing, reason }: ReasonedRange): Gap => ({
  start: from,
  end: to,
  missing,
  reason,
});

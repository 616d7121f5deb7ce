import 'reflect-metadata';
import { ObjectType } from 'type-graphql';
import { PlainField } from '../plain-field.ts';
import { Record } from '../record/record-type.ts';
import { DateTime } from '../scalar/date-time.ts';

@ObjectType({ description: 'A half-hour has broken the record of a period.' })
export class RecordEvent {
  @PlainField(() => Record, { description: 'The new record; `previous` is the one of an earlier day.' })
  readonly record: Record;

  @PlainField(() => DateTime, { description: 'When we fetched it, or the latest of what it is made of.' })
  readonly knownAt: number;

  constructor(record: Record, knownAt: number) {
    this.record = record;
    this.knownAt = knownAt;
  }
}

import 'reflect-metadata';
import { Field, Int, ObjectType } from 'type-graphql';
import { DateTime } from '../scalar/date-time.ts';

/** Characters of a text that an answer shows; the log holds it whole. */
export const SHOWN_CHARACTERS = 2_000;

@ObjectType({
  description:
    'A row of the publisher that could not be read, or whose odd cells could not: what was received, and why.',
})
export class RejectedRow {
  @Field(() => Int, { description: 'Its place among all of them: the later, the higher. Example: 17.' })
  readonly offset!: number;

  @Field(() => DateTime, { description: 'When we received it.' })
  readonly rejectedAt!: number;

  @Field(() => String, {
    description:
      'What is wrong and what is allowed. Example: "eolien \\"DC\\": MW, or one of null, \\"\\", \\"-\\", \\"ND\\", is needed; stored as not published."',
  })
  readonly reason!: string;

  @Field(() => [String], {
    description:
      'The columns whose cells are odd where the rest of the row was taken; empty where nothing of it was. Example: ["eolien"].',
  })
  readonly oddColumns!: readonly string[];

  @Field(() => String, {
    description: `The row as JSON again, its first ${SHOWN_CHARACTERS} characters; of a row that was taken, the columns that name it and the odd ones. A number too large to be read is "Infinity", and what is nested twenty levels deep "…".`,
  })
  readonly raw!: string;

  @Field(() => String, {
    description:
      'Where it came from. Example: "eco2mix-regional-tr 2026-08-27T06:00:00.000Z/2026-08-27T09:15:00.000Z".',
  })
  readonly origin!: string;
}

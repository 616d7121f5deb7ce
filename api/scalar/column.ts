import { GraphQLScalarType } from 'graphql';
import { instantText } from './date-time.ts';

/** Goes out as it is: a list type would visit every number, which costs more than all the rest of an answer. */
export const NumberColumn = new GraphQLScalarType<ReadonlyArray<number | null>, ReadonlyArray<number | null>>(
  {
    name: 'NumberColumn',
    description: 'A JSON array of numbers; null is "not published", never 0. Example: [812.5, null, 790].',
    serialize: (column) => column as ReadonlyArray<number | null>,
  },
);

/** Instants already printed pass as they are, so that a column with an offset (Paris) can be one too. */
export const InstantColumn = new GraphQLScalarType<ReadonlyArray<number | string>, readonly string[]>({
  name: 'InstantColumn',
  description:
    'A JSON array of instants, RFC 3339. Example: ["2024-01-18T09:30:00Z", "2024-01-18T10:00:00Z"].',
  serialize: (column) =>
    (column as ReadonlyArray<number | string>).map((at) => (typeof at === 'number' ? instantText(at) : at)),
});

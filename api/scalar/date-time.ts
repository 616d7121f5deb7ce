import { GraphQLScalarType } from 'graphql';

/** An instant, epoch milliseconds UTC, as RFC 3339 with seconds and `Z`. */
export const instantText = (instant: number): string => `${new Date(instant).toISOString().slice(0, 19)}Z`;

/** Output only; the input type is `Moment`. */
export const DateTime = new GraphQLScalarType<number, string>({
  name: 'DateTime',
  description: 'An instant in UTC, RFC 3339 with seconds. Example: "2024-01-18T09:30:00Z".',
  specifiedByURL: 'https://www.rfc-editor.org/rfc/rfc3339',
  serialize: (instant) => instantText(Number(instant)),
});

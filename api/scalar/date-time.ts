import { GraphQLScalarType } from 'graphql';
import { LRUCache } from 'lru-cache';

/** An instant, epoch milliseconds UTC, as RFC 3339 with seconds and `Z`. */
export const instantText = (instant: number): string => `${new Date(instant).toISOString().slice(0, 19)}Z`;

/** Of the instants printed last: the ends of the same few ranges are printed with every answer. */
const knownTexts = new LRUCache<number, string>({ max: 1_000 });

function serialize(instant: number): string {
  const known = knownTexts.get(instant);
  if (known !== undefined) return known;
  const text = instantText(instant);
  knownTexts.set(instant, text);
  return text;
}

/** Output only; the input type is `Moment`. */
export const DateTime = new GraphQLScalarType<number, string>({
  name: 'DateTime',
  description: 'An instant in UTC, RFC 3339 with seconds. Example: "2024-01-18T09:30:00Z".',
  specifiedByURL: 'https://www.rfc-editor.org/rfc/rfc3339',
  serialize: (instant) => serialize(Number(instant)),
});

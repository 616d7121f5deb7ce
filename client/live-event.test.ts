import { readFileSync } from 'node:fs';
import { buildSchema, GraphQLObjectType, parse, validate } from 'graphql';
import { expect, test } from 'vitest';
import { FIGURES, LIVE_SUBSCRIPTION } from './live-event.ts';

const schema = buildSchema(readFileSync(new URL('../api/schema.graphql', import.meta.url), 'utf8'));

test('the subscription asks for what the API has', () => {
  expect(validate(schema, parse(LIVE_SUBSCRIPTION))).toEqual([]);
});

test('it asks for every figure of a reading', () => {
  const reading = schema.getType('Reading');
  if (!(reading instanceof GraphQLObjectType)) expect.unreachable();
  const figures = Object.values(reading.getFields()).filter(({ type }) => String(type) === 'Float');

  expect([...FIGURES].sort()).toEqual(figures.map(({ name }) => name).sort());
});

import { readFileSync, writeFileSync } from 'node:fs';
import { buildSchema } from 'graphql';
import { expect, test } from 'vitest';
import { printWholeSchema } from './print-schema.ts';
import { createSchema } from './schema.ts';

const COMMITTED = new URL('./schema.graphql', import.meta.url);

test('the committed schema.graphql is what the code serves; UPDATE_SCHEMA=1 writes it anew', () => {
  const served = printWholeSchema(createSchema());
  if (process.env.UPDATE_SCHEMA === '1') writeFileSync(COMMITTED, served);
  expect(readFileSync(COMMITTED, 'utf8')).toBe(served);
});

test('it is a schema by itself, and every type, field, argument and enum value says what it is', () => {
  const schema = buildSchema(printWholeSchema(createSchema()));
  const silent = Object.values(schema.getTypeMap())
    .filter(
      ({ name }) =>
        !name.startsWith('__') &&
        !['Query', 'Subscription', 'String', 'Int', 'Float', 'Boolean', 'ID'].includes(name),
    )
    .flatMap((type) => {
      const fields = 'getFields' in type ? Object.values(type.getFields()) : [];
      return [type, ...fields]
        .filter(({ description }) => !description)
        .map(({ name }) => `${type.name}.${name}`);
    });
  expect(silent).toEqual([]);
});

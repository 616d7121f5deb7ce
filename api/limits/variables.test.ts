import { buildSchema, GraphQLError, getOperationAST, type OperationDefinitionNode, parse } from 'graphql';
import { expect, test } from 'vitest';
import { VariableReader } from './variables.ts';

const SCHEMA = buildSchema('type Query { sum(of: [Int]): Int }');
const operationOf = (text: string) => getOperationAST(parse(text)) as OperationDefinitionNode;
const SUM = 'query ($of: [Int]) { sum(of: $of) }';

test('variables that were sent before are coerced once, others and those of another operation anew', () => {
  const reader = new VariableReader(SCHEMA);
  const sum = operationOf(SUM);
  const first = reader.read(sum, { of: 1, undeclared: 'x' });
  expect(first).toEqual({ sent: { of: 1 }, coerced: { of: [1] } });
  expect(reader.read(sum, { of: 1, undeclared: 'x' }).coerced).toBe(first.coerced);
  expect(reader.read(sum, { of: 2 }).coerced).toEqual({ of: [2] });
  expect(reader.read(operationOf(SUM), { of: 1 }).coerced).not.toBe(first.coerced);
});

test('a number that JSON cannot write is not taken for the null of another request', () => {
  const reader = new VariableReader(SCHEMA);
  const sum = operationOf(SUM);
  for (const _ of [1, 2]) {
    expect(reader.read(sum, { of: [null] }).coerced).toEqual({ of: [null] });
    expect(() => reader.read(sum, { of: [Number.POSITIVE_INFINITY] })).toThrow('too large');
  }
});

test('variables that are nested too deep to be printed are refused with a sentence', () => {
  const reader = new VariableReader(SCHEMA);
  const deep = JSON.parse(`${'['.repeat(100_000)}${']'.repeat(100_000)}`);
  expect(() => reader.read(operationOf(SUM), { of: deep })).toThrow('nested more than');
});

test('variables that do not fit are refused each time', () => {
  const reader = new VariableReader(SCHEMA);
  const sum = operationOf(SUM);
  for (const _ of [1, 2]) expect(() => reader.read(sum, { of: 'x' })).toThrow(GraphQLError);
});

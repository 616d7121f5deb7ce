import { expect, test } from 'vitest';
import { PrintedResult } from './printed-result.ts';

const message = (id: string) => ({ id, type: 'next', payload: { data: { tick: 1 } } });

test('a result is printed with the id of each operation, as graphql-ws does', () => {
  const result = new PrintedResult({ data: { tick: 1 } });
  for (const id of ['1', '2', 'a "quoted" é', '1'])
    expect(String(result.messageFor(id))).toBe(JSON.stringify(message(id)));
});

test('operations of one id are sent the same bytes', () => {
  const result = new PrintedResult({ data: { tick: 1 } });
  expect(result.messageFor('1')).toBe(result.messageFor('1'));
  expect(result.bytes).toBe(2 * '{"data":{"tick":1}}'.length);
});

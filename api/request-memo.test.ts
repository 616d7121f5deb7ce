import { expect, test } from 'vitest';
import { RequestMemo } from './request-memo.ts';

test('an equal question is computed once, and another one by itself', () => {
  const memo = new RequestMemo();
  let computed = 0;
  const ask = (...question: unknown[]) => memo.once(question, () => ({ number: ++computed }));
  expect(ask('mix', 'FR', '-P7D')).toBe(ask('mix', 'FR', '-P7D'));
  expect(ask('mix', 'BRE', '-P7D')).toEqual({ number: 2 });
  expect(computed).toBe(2);
});

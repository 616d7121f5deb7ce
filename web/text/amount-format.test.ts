// @vitest-environment node
import { expect, test } from 'vitest';
import { amountFormat, indexFormat } from './amount-format.ts';

test('an exchange says which way it flows, and never has a minus', () => {
  const { full, axis, size } = amountFormat('EXCHANGE', 'POWER', 'en');
  expect([full(-8400), full(2100), full(0), full(null)]).toEqual([
    'exports 8,400\u00a0MW',
    'imports 2,100\u00a0MW',
    '0\u00a0MW',
    '–',
  ]);
  const ticks = [-20_000, 0, 20_000];
  expect(ticks.map(axis(ticks).label)).toEqual(['exp. 20', '0', 'imp. 20']);
  expect(size(-8400)).toBe('8,400');
});

test('any other measure keeps its sign', () => {
  const { full, size } = amountFormat('PUMPING', 'POWER', 'en');
  expect([full(-1642), size(-1642)]).toEqual(['−1,642\u00a0MW', '−1,642']);
});

test('an index has no unit', () => {
  expect([indexFormat('en').full(99.6), indexFormat('en').full(null)]).toEqual(['100', '–']);
});

test('in French a side is said behind its amount, which reads after the name of a measure as after that of a region', () => {
  const { full } = amountFormat('EXCHANGE', 'POWER', 'fr');

  expect([full(-8400), full(2100)]).toEqual(['8\u202f400\u00a0MW exportés', '2\u202f100\u00a0MW importés']);
});

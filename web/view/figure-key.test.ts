// @vitest-environment node
import { expect, test } from 'vitest';
import type { Figures } from '../data/figures.ts';
import { TEN_AM } from '../test/builders.ts';
import { usualName, usualWords } from './figure-key.ts';

const NOTHING: Figures = {
  consumptionMw: null,
  productionMw: null,
  exchangeMw: null,
  storageMw: 0,
  renewableShare: null,
  lowCarbonShare: null,
  carbon: null,
};
const words = (now: Partial<Figures>, usual: Partial<Figures>) =>
  usualWords(
    { ...NOTHING, ...now },
    { weekday: 1, figures: { ...NOTHING, ...usual } },
    'a usual Monday',
    'en',
  );

test('what is usual is named by the weekday and the time on a Paris clock', () => {
  expect(usualName({ weekday: 7, figures: NOTHING }, TEN_AM, 'en')).toBe('a usual Sunday at 10:00');
});

test('power differs in percent of what is usual, shares in points, and what prints as equal is equal', () => {
  expect(words({ consumptionMw: 103 }, { consumptionMw: 100 }).consumed).toEqual({
    long: '3% above a usual Monday',
    short: '3% more',
  });
  expect(words({ productionMw: 97 }, { productionMw: 100 }).produced?.long).toBe('3% below a usual Monday');
  expect(words({ consumptionMw: 100.2 }, { consumptionMw: 100 }).consumed).toEqual({
    long: 'equal to a usual Monday',
    short: 'as usual',
  });
  expect(words({ renewableShare: 0.2 }, { renewableShare: 0.24 }).renewable?.long).toBe(
    '4\u00a0pt below a usual Monday',
  );
});

test('an exchange, which may change its side, says what is usual itself', () => {
  expect(words({ exchangeMw: 500 }, { exchangeMw: -8700 }).exchanged).toEqual({
    long: 'a usual Monday: 8.7\u00a0GW exported',
    short: 'usually 8.7\u00a0GW out',
  });
});

test('nothing is said where either is not known, nor beside nothing usual', () => {
  expect(words({ consumptionMw: 103 }, {}).consumed).toBeNull();
  expect(words({}, { consumptionMw: 100 }).consumed).toBeNull();
  expect(words({ consumptionMw: 103 }, { consumptionMw: 0 }).consumed).toBeNull();
});

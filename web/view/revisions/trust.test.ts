// @vitest-environment node
import { expect, test } from 'vitest';
import { TRUST_DAYS, trustVariables } from './trust.ts';

const fromUntil = (midnight: string) => {
  const { from, to } = trustVariables('WIND', midnight) ?? {};
  return [from, to];
};

test('the days are those of the calendar, over a change of the clock too', () => {
  expect(TRUST_DAYS).toBe(120);
  expect(fromUntil('2026-07-01T22:00:00Z')).toEqual(['2026-03-04', '2026-07-01']);
  expect(fromUntil('2026-11-30T23:00:00Z')).toEqual(['2026-08-03', '2026-11-30']);
});

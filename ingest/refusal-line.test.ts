import { FEED_OF_VINTAGE, HOUR } from '@courant/core/domain';
import { expect, test } from 'vitest';
import { refusalLineOf } from './refusal-line.ts';
import { fetchOf } from './test/fetches.ts';

/** Half past twelve at night in Paris. */
const NIGHT = Date.UTC(2026, 0, 15, 23, 30);
const refusedAt = (startedAt: number) =>
  fetchOf(FEED_OF_VINTAGE.REAL_TIME, { startedAt, refusal: { reason: 'HTTP 503', notBefore: 0 } });

test('a refusal is an alarm, except at night while the publisher may be closed', () => {
  expect(refusalLineOf(refusedAt(NIGHT - 2 * HOUR))).toEqual({
    level: 'warn',
    text: 'no answer of use: HTTP 503',
  });
  expect(refusalLineOf(refusedAt(NIGHT))).toMatchObject({
    level: 'info',
    text: expect.stringMatching(/night: HTTP 503$/),
  });
  expect(refusalLineOf({ ...refusedAt(NIGHT), refusal: null })).toBeNull();
});

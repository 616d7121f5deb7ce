import { expect, test } from 'vitest';
import { MessageRate } from './message-rate.ts';

test('so many messages are allowed a second, and as many again in the next', () => {
  const rate = new MessageRate(2);
  const allowed = [5_000, 5_400, 5_999, 6_000, 6_001, 6_002].map((now) => rate.allows(now));
  expect(allowed).toEqual([true, true, false, true, true, false]);
});

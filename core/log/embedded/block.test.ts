import { expect, test } from 'vitest';
import { decodeBlock, encodeBlock, entriesIn } from './block.ts';

test.each([
  ['one', ['a']],
  ['empty ones', ['', 'b', '']],
  ['beyond ASCII and beyond 16 bits', ['é', '東', '🔌', 'x\n\u0000']],
])('texts come back as they were: %s', (_, texts) => {
  expect(decodeBlock(encodeBlock({ appendedAt: 1_704_067_200_123, texts }))).toEqual({
    appendedAt: 1_704_067_200_123,
    texts,
  });
});

test('a block tells how many entries it holds', () => {
  expect(entriesIn(encodeBlock({ appendedAt: 0, texts: ['a', 'b', 'c'] }))).toBe(3);
});

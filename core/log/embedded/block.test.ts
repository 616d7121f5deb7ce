import { expect, test } from 'vitest';
import { BlockDamagedError, decodeBlock, encodeBlock } from './block.ts';

const PLACE = { topic: 'courant.readings', partition: 3, last: 41 };
const APPENDED_AT = 1_704_067_200_123;

test.each([
  ['one', ['a']],
  ['empty ones', ['', 'b', '']],
  ['beyond ASCII and beyond 16 bits', ['é', '東', '🔌', 'x\n\u0000']],
])('texts come back as they were: %s', (_, texts) => {
  expect(decodeBlock(PLACE, encodeBlock(PLACE, APPENDED_AT, texts), true)).toEqual({
    appendedAt: APPENDED_AT,
    texts,
  });
});

/** Readings of one hour, as texts: enough of them for a block to be compressed. */
const LONG_TEXTS = Array.from(
  { length: 30 },
  (_, n) => `["HDF",${n},30,2,1713000000000,[${n * n},null]]\n{"é":${n}}`,
);

test('a long block is compressed, and comes back as it was', () => {
  const bytes = encodeBlock(PLACE, APPENDED_AT, LONG_TEXTS);
  expect(bytes.length).toBeLessThan(LONG_TEXTS.join('').length / 2);
  expect(decodeBlock(PLACE, bytes, true)).toEqual({ appendedAt: APPENDED_AT, texts: LONG_TEXTS });
});

test('a compressed block that is cut is damaged, wherever', () => {
  const bytes = encodeBlock(PLACE, APPENDED_AT, LONG_TEXTS);
  for (let end = 0; end < bytes.length; end++)
    expect(() => decodeBlock(PLACE, bytes.subarray(0, end), true), `${end} bytes`).toThrow(BlockDamagedError);
});

test.each([
  ['a short block', ['abc', 'é']],
  ['a compressed one', LONG_TEXTS],
])('no bit of %s can flip unseen', (_, texts) => {
  const bytes = encodeBlock(PLACE, APPENDED_AT, texts);
  for (let bit = 0; bit < bytes.length * 8; bit++) {
    const damaged = Buffer.from(bytes);
    damaged[bit >> 3] = (damaged[bit >> 3] ?? 0) ^ (1 << (bit & 7));
    expect(() => decodeBlock(PLACE, damaged, true), `bit ${bit}`).toThrow(BlockDamagedError);
  }
});

test.each([
  ['another topic', { ...PLACE, topic: 'courant.changes' }],
  ['another partition', { ...PLACE, partition: 4 }],
  ['another offset', { ...PLACE, last: 42 }],
])('a block that turns up in %s is damaged', (_, position) => {
  const bytes = encodeBlock(PLACE, APPENDED_AT, ['a']);
  expect(() => decodeBlock(position, bytes)).toThrow('does not fit its checksum');
});

test('a block of an earlier version has no checksum, and is read where none is needed', () => {
  const bytes = Buffer.from(encodeBlock(PLACE, APPENDED_AT, ['abc']).subarray(0, -4));
  bytes.writeUInt32LE(1, 8);
  expect(decodeBlock(PLACE, bytes).texts).toEqual(['abc']);
  expect(() => decodeBlock(PLACE, bytes, true)).toThrow('does not fit its checksum');
  expect(() => decodeBlock(PLACE, bytes.subarray(0, -1))).toThrow('has other lengths than texts');
  expect(() => decodeBlock(PLACE, Buffer.alloc(40))).toThrow('is no block');
});

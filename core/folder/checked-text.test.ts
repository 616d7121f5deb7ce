import { expect, test } from 'vitest';
import { fromCheckedText, toCheckedText } from './checked-text.ts';

test.each([[{ first: 0, end: 7 }], [12_345], ['a #00000000'], [true]])('%j comes back', (value) => {
  expect(fromCheckedText('key', toCheckedText('key', value))).toEqual(value);
  expect(fromCheckedText('key', JSON.stringify(value))).toEqual(value);
});

test('nothing comes back of nothing', () => {
  expect(fromCheckedText('key', undefined)).toBeUndefined();
});

test.each([
  ['another digit', toCheckedText('key', 12_345).replace('5', '4')],
  ['another key', toCheckedText('other', 12_345)],
  ['no JSON', '{"first":0'],
])('%s is damage', (_, stored) => {
  expect(() => fromCheckedText('key', stored)).toThrow(
    'what is stored under "key" does not fit its checksum',
  );
});

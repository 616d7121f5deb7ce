import { expect, test } from 'vitest';
import { TextStore } from './text-store.ts';

test('the texts used last are remembered, a bounded number of them', async () => {
  const store = new TextStore();
  for (let i = 0; i < 2_000; i++) {
    await store.set(`hash ${i}`, `text ${i}`);
    await store.get('hash 0');
  }
  expect(await store.get('hash 0')).toBe('text 0');
  expect(await store.get('hash 500')).toBeUndefined();
  expect(await store.get('hash 1999')).toBe('text 1999');
});

test('long texts are remembered up to two million characters together', async () => {
  const store = new TextStore();
  const long = 'x'.repeat(60_000);
  for (let i = 0; i < 100; i++) await store.set(`hash ${i}`, long);
  expect(await store.get('hash 0')).toBeUndefined();
  expect(await store.get('hash 99')).toBe(long);
});

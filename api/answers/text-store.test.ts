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

test('the hashes of the texts that were sent last are remembered, and each text as long as its hash', async () => {
  const store = new TextStore();
  for (let i = 0; i < 150; i++) {
    store.addSent(`text ${i}`, `hash ${i}`);
    store.addSent('text 0', 'another');
    store.hashOfSent('text 0');
  }
  expect([store.hashOfSent('text 0'), await store.get('apq:hash 0')]).toEqual(['hash 0', 'text 0']);
  expect([store.hashOfSent('text 10'), await store.get('apq:hash 10')]).toEqual([undefined, undefined]);
});

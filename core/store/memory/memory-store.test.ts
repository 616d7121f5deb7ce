import { expect, test } from 'vitest';
import { halfHours, markedDraft } from '../contract/chunks.ts';
import { describeChunkStore } from '../contract/contract.ts';
import { createMemoryStore, openNamespaces } from '../open.ts';

describeChunkStore({
  name: 'memory',
  newLocation: async () => ({
    open: createMemoryStore,
    openNamespaces: () => openNamespaces('memory:', { dataDir: '' }),
    remove: async () => {},
  }),
  conditionalSavesAreAtomic: true,
  isPersistent: false,
});

const KEYS = [0, 1, 2, 3].map((n) => halfHours('HDF', n * 86_400_000));

async function storeAndDrafts() {
  const store = await createMemoryStore();
  const drafts = (await store.load(KEYS)).map((chunk) => markedDraft(chunk, 1));
  const versions = async () => (await store.load(KEYS)).map(({ version }) => version);
  return { store, drafts, versions };
}

test('told to fail after two, a save saves two, throws, and the next one is whole', async () => {
  const { store, drafts, versions } = await storeAndDrafts();
  store.failAfter(2);
  await expect(store.save(drafts)).rejects.toThrow('told to fail after 2');
  expect(await versions()).toEqual([1, 1, 0, 0]);
  expect(await store.save(drafts)).toEqual(KEYS.slice(0, 2));
  expect(await versions()).toEqual([1, 1, 1, 1]);
});

test('told to fail after all, everything is saved and only the answer is lost', async () => {
  const { store, drafts, versions } = await storeAndDrafts();
  store.failAfter(KEYS.length);
  await expect(store.save(drafts)).rejects.toThrow();
  expect(await versions()).toEqual([1, 1, 1, 1]);
});

test('saves go in the order that the test chose', async () => {
  const { store, drafts, versions } = await storeAndDrafts();
  store.orderSaves((chunks) => [...chunks].reverse());
  store.failAfter(1);
  await expect(store.save(drafts)).rejects.toThrow();
  expect(await versions()).toEqual([0, 0, 0, 1]);
});

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { open } from 'lmdb';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Chunk, emptyChunk, FIRST_NAMESPACE } from '../../domain/index.ts';
import { contentOf, days, markedDraft } from '../contract/chunks.ts';
import { ChunkCache } from './chunk-cache.ts';
import { EmbeddedStore } from './embedded-store.ts';
import { FACTS, Facts } from './facts.ts';

/** Room for the forty chunks as they are encoded, and for a few of them whose columns are unpacked. */
const CACHE_BYTES = 150_000;
const KEYS = days(...Array(40).keys());

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'courant-cache-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

async function openFilledStore() {
  const root = open<unknown, string>({ path: folder, overlappingSync: false });
  const facts = new Facts(root.openDB(FACTS, { encoding: 'string' }), folder);
  const store = new EmbeddedStore({ root, folder, facts }, FIRST_NAMESPACE, new ChunkCache(CACHE_BYTES));
  await store.save(KEYS.map((key) => markedDraft(emptyChunk(key), 1)));
  return { store, close: () => root.close() };
}

/** How many of the chunks are those that were loaded before. */
const sameOf = (loaded: readonly Chunk[], before: readonly Chunk[]): number =>
  loaded.filter((chunk, i) => chunk === before[i]).length;

test('chunks of which little is read stay in memory, and columns that are unpacked push others out', async () => {
  const { store, close } = await openFilledStore();
  const loaded = await store.load(KEYS);
  for (const chunk of loaded) void chunk.column('WIND').count;
  expect(sameOf(await store.load(KEYS), loaded)).toBe(KEYS.length);

  for (const chunk of loaded) contentOf(chunk);
  const after = sameOf(await store.load([...KEYS].reverse()), [...loaded].reverse());
  expect(after).toBeGreaterThan(0);
  expect(after).toBeLessThan(KEYS.length / 2);
  await close();
});

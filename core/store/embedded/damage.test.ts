import { existsSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { open as openLmdb } from 'lmdb';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { CHUNK_FORMAT } from '../../domain/index.ts';
import { contentOf, days, markedDraft } from '../contract/chunks.ts';
import { openNamespaces, openStore, verifyEmbeddedStore } from '../open.ts';

const KEYS = days(0, 1, 2);

let dataDir: string;
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'courant-store-damage-'));
});
afterEach(() => rmSync(dataDir, { recursive: true }));
const open = () => openStore('embedded:', { dataDir });
const file = (): string => join(dataDir, 'store', 'data.mdb');

async function fill(): Promise<void> {
  const store = await open();
  await store.claim({ logEpoch: 'a', format: CHUNK_FORMAT });
  await store.save((await store.load(KEYS)).map((chunk, i) => markedDraft(chunk, i + 1)));
  await store.close();
}

/** Where the stored chunk of the last day holds its columns. */
async function placeInChunk(): Promise<number> {
  const environment = openLmdb({ path: join(dataDir, 'store'), readOnly: true, maxDbs: 64 });
  const key = KEYS[2];
  const chunks = environment.openDB<Buffer, (string | number)[]>('chunks', { encoding: 'binary' });
  const bytes = chunks.getBinary([key?.area ?? '', key?.resolution ?? '', key?.period ?? 0]) as Buffer;
  const at = readFileSync(file()).indexOf(bytes);
  await environment.close();
  expect(at).toBeGreaterThan(0);
  return at + bytes.length - 40;
}

function flipBit(at: number): void {
  const bytes = readFileSync(file());
  const descriptor = openSync(file(), 'r+');
  writeSync(descriptor, Buffer.of((bytes[at] ?? 0) ^ 1), 0, 1, at);
}

test('a bit that flips while the store is open is an error of the load that meets it, never a figure', async () => {
  await fill();
  const at = await placeInChunk();
  const store = await open();
  flipBit(at);
  expect((await store.load(KEYS.slice(0, 2))).map(({ version }) => version)).toEqual([1, 1]);
  const damaged = {
    name: 'StoreNeedsRebuildError',
    message: expect.stringMatching(
      /namespace first: the chunk \w+ \w+ \S+ does not fit its checksum\)\. Start Courant again/,
    ),
  };
  await expect(store.load(KEYS)).rejects.toMatchObject(damaged);
  await expect(store.range('HDF', 'HALF_HOUR', 0, Number.MAX_SAFE_INTEGER)).rejects.toMatchObject(damaged);
  const [draft] = (await store.load(KEYS.slice(0, 1))).map((chunk) => markedDraft(chunk, 9));
  expect(await store.save(draft ? [draft] : [])).toEqual([]);
  await store.close();
});

test('a bit that flipped while the store was closed is found when it is opened, and named by its place', async () => {
  await fill();
  flipBit(await placeInChunk());
  await expect(open()).rejects.toMatchObject({
    name: 'StoreNeedsRebuildError',
    message: expect.stringMatching(/at byte \d+: chunks: the chunk \w+ \w+ \S+ does not fit its checksum/),
  });
  const { damages, counts } = await verifyEmbeddedStore(dataDir);
  expect(damages).toEqual([expect.stringMatching(/data\.mdb at byte \d+: .* does not fit its checksum/)]);
  expect(counts).toEqual([expect.stringMatching(/^namespace first +2 chunks$/)]);
  expect(existsSync(join(dataDir, 'store', 'owner.pid'))).toBe(false);
});

test('a whole store is whole, in each of its namespaces', async () => {
  await fill();
  const namespaces = await openNamespaces('embedded:', { dataDir });
  const second = await namespaces.open('second');
  await second.save((await second.load(KEYS)).map((chunk) => markedDraft(chunk, 1)));
  await namespaces.close();
  const { damages, counts } = await verifyEmbeddedStore(dataDir);
  expect(damages).toEqual([]);
  expect(counts).toEqual([
    expect.stringMatching(/first +3 chunks/),
    expect.stringMatching(/second +3 chunks/),
  ]);
});

test('a store of an earlier version has no checksums; it is read, saved to and read again', async () => {
  await fill();
  await removeChecksums(true);
  const store = await open();
  const loaded = await store.load(KEYS);
  expect(loaded.map(({ version }) => version)).toEqual([1, 1, 1]);
  expect(await store.save(loaded.slice(0, 1).map((chunk) => markedDraft(chunk, 5)))).toEqual([]);
  await store.close();
  const again = await open();
  const [first, second] = await again.load(KEYS);
  expect([first?.version, second?.version]).toEqual([2, 1]);
  expect(second && contentOf(second)).toEqual(loaded[1] && contentOf(loaded[1]));
  await again.close();
});

test('in a store whose chunks have checksums, one without is damage', async () => {
  await fill();
  await removeChecksums(false);
  await expect(open()).rejects.toThrow('a chunk of namespace first has no checksum');
});

/** Writes what the earlier version wrote. */
async function removeChecksums(withFact: boolean): Promise<void> {
  const root = openLmdb({ path: join(dataDir, 'store'), maxDbs: 64 });
  const chunks = root.openDB<Buffer, string[]>('chunks', { encoding: 'binary' });
  for (const { key, value } of [...chunks.getRange()])
    await chunks.put(key, Buffer.from(value.subarray(0, -4)));
  const facts = root.openDB<string, string>('facts', { encoding: 'string' });
  if (withFact) await facts.remove('checksums');
  for (const { key, value } of [...facts.getRange()]) await facts.put(key, value.replace(/ #.*/, ''));
  await root.close();
}

test('a fact that is not what was written is damage', async () => {
  await fill();
  const text = readFileSync(file(), 'latin1');
  writeFileSync(file(), text.replaceAll('"logEpoch":"a"', '"logEpoch":"b"'), 'latin1');
  await expect(open()).rejects.toThrow('what is stored under "identity" does not fit its checksum');
});

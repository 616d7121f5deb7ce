import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { DAY } from '../../domain/index.ts';
import { halfHours, markedDraft } from '../contract/chunks.ts';
import { describeChunkStore } from '../contract/contract.ts';
import { openNamespaces, openStore, setStoreAside } from '../open.ts';

/** Above the largest number a kernel gives a process. */
const UNUSED_PID = 2 ** 30;
const DAYS = Array.from({ length: 50 }, (_, n) => halfHours('HDF', n * DAY));

const dataDirs: string[] = [];
afterEach(() => {
  for (const dataDir of dataDirs.splice(0)) rmSync(dataDir, { recursive: true, force: true });
});

function newDataDir(): string {
  const dataDir = mkdtempSync(join(tmpdir(), 'courant-store-'));
  dataDirs.push(dataDir);
  return dataDir;
}

/** The lock file of a process that ended without closing its store. */
function leaveLockBehind(dataDir: string, pid: number): void {
  mkdirSync(join(dataDir, 'store'), { recursive: true });
  writeFileSync(join(dataDir, 'store', 'owner.pid'), `${pid}\nsome other boot/1\n`);
}

const openIn = (dataDir: string) => openStore('embedded:', { dataDir });

describeChunkStore({
  name: 'embedded',
  newLocation: async () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'courant-store-'));
    return {
      open: () => openIn(dataDir),
      openNamespaces: () => openNamespaces('embedded:', { dataDir }),
      remove: async () => rmSync(dataDir, { recursive: true }),
    };
  },
  conditionalSavesAreAtomic: true,
  isPersistent: true,
});

test('a second opening is refused with the process that has the folder, until it is given back', async () => {
  const dataDir = newDataDir();
  const first = await openIn(dataDir);
  await expect(openIn(dataDir)).rejects.toThrow(`is open in this process already`);
  await first.close();
  await (await openIn(dataDir)).close();
});

test('the lock of a process that is gone is taken over', async () => {
  const dataDir = newDataDir();
  leaveLockBehind(dataDir, UNUSED_PID);
  await (await openIn(dataDir)).close();
});

test('a lock of an earlier process with our own number is taken over', async () => {
  const dataDir = newDataDir();
  leaveLockBehind(dataDir, process.pid);
  await (await openIn(dataDir)).close();
});

test.skipIf(process.platform !== 'linux')(
  'a lock whose number another process has by now is taken over',
  async () => {
    const dataDir = newDataDir();
    leaveLockBehind(dataDir, process.ppid);
    await (await openIn(dataDir)).close();
  },
);

test.each([
  ['not a store', () => Buffer.alloc(16_384, 'not a store')],
  ['cut short', (whole: Buffer) => whole.subarray(0, whole.length / 2)],
  ['overwritten behind its head', (whole: Buffer) => Buffer.from(whole).fill('x', 8_192)],
])('a file that is %s asks for a rebuild, and another store may take its place', async (_, damaged) => {
  const dataDir = newDataDir();
  const file = join(dataDir, 'store', 'data.mdb');
  const store = await openIn(dataDir);
  await store.save((await store.load(DAYS)).map((chunk) => markedDraft(chunk, 1)));
  await store.close();
  const whole = readFileSync(file);
  writeFileSync(file, damaged(whole));
  const needsRebuild = {
    name: 'StoreNeedsRebuildError',
    message: expect.stringMatching(/npm start moves \S+ aside and settles the store anew/),
  };
  await expect(openIn(dataDir)).rejects.toMatchObject(needsRebuild);
  await expect(openIn(dataDir)).rejects.toMatchObject(needsRebuild);
  const aside = await setStoreAside(dataDir, Date.UTC(2026, 10, 29, 6, 17, 2));
  expect(aside).toBe(join(dataDir, 'store-damaged-20261129t061702'));
  expect(readFileSync(join(aside, 'data.mdb'))).toEqual(damaged(whole));
  await (await openIn(dataDir)).close();
});

test('a whole file behind a sudden end opens as it was', async () => {
  const dataDir = newDataDir();
  const store = await openIn(dataDir);
  await store.save((await store.load(DAYS)).map((chunk) => markedDraft(chunk, 1)));
  await store.close();
  leaveLockBehind(dataDir, UNUSED_PID);
  const again = await openIn(dataDir);
  expect((await again.load(DAYS)).map(({ version }) => version)).toEqual(DAYS.map(() => 1));
  await again.close();
});

test('a walk that was read pins nothing: freed pages are used again', async () => {
  const dataDir = newDataDir();
  const store = await openIn(dataDir);
  const sizeAfter = async (rounds: number): Promise<number> => {
    for (let round = 0; round < rounds; round++) {
      await store.range('HDF', 'HALF_HOUR', 0, 10 * DAY, { limit: 3 });
      await store.save((await store.load(DAYS)).map((chunk) => markedDraft(chunk, round)));
    }
    return statSync(join(dataDir, 'store', 'data.mdb')).size;
  };
  const early = await sizeAfter(10);
  expect(await sizeAfter(100)).toBeLessThan(early * 2);
  await store.close();
});

test('a namespace that was dropped answers with an error, where lmdb itself would end the process', async () => {
  const namespaces = await openNamespaces('embedded:', { dataDir: newDataDir() });
  const doomed = await namespaces.open('second');
  await doomed.save((await doomed.load(DAYS)).map((chunk) => markedDraft(chunk, 1)));
  await namespaces.drop('second');
  const drafts = (await (await namespaces.open('first')).load(DAYS)).map((chunk) => markedDraft(chunk, 1));
  for (const late of [
    () => doomed.load(DAYS),
    () => doomed.range('HDF', 'HALF_HOUR', 0, DAY),
    () => doomed.save(drafts),
  ])
    await expect(late()).rejects.toThrow('The namespace "second" was dropped.');
  await namespaces.close();
});

test('a whole file of several namespaces behind a sudden end opens as it was', async () => {
  const dataDir = newDataDir();
  const namespaces = await openNamespaces('embedded:', { dataDir });
  for (const name of ['first', 'second']) {
    const store = await namespaces.open(name);
    await store.save((await store.load(DAYS)).map((chunk) => markedDraft(chunk, 1)));
  }
  await namespaces.close();
  leaveLockBehind(dataDir, UNUSED_PID);
  const again = await openNamespaces('embedded:', { dataDir });
  expect(await again.names()).toEqual(['first', 'second']);
  expect((await (await again.open('second')).load(DAYS)).every(({ version }) => version === 1)).toBe(true);
  await again.close();
});

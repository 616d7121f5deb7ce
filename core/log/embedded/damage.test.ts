import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { open as openLmdb, type RootDatabase } from 'lmdb';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { consumeUntil, numbersOf, readings, upTo } from '../contract/builder.ts';
import { openLog, salvageEmbeddedLog, verifyEmbeddedLog } from '../open.ts';
import { READINGS } from '../topic.ts';
import { decodeBlock } from './block.ts';

let dataDir: string;
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'courant-log-damage-'));
});
afterEach(() => rmSync(dataDir, { recursive: true }));
const open = () => openLog('embedded:', { dataDir });

/** Three blocks of one region: offsets 0 to 9, 10 to 19, 20 to 29; the group has committed all. */
async function fill(): Promise<void> {
  const log = await open();
  for (const from of [0, 10, 20])
    await log.append(
      READINGS,
      readings(
        'IDF',
        upTo(10).map((n) => from + n),
      ),
    );
  await consumeUntil(log, READINGS, 'g', 30, { commit: true });
  await log.close();
}

/** Flips a bit in the middle of the block that ends at this offset, in each page that holds it. */
async function damageBlock(last: number): Promise<void> {
  const value = await storedBlock(last);
  const file = join(dataDir, 'log', 'data.mdb');
  const bytes = readFileSync(file);
  for (let at = bytes.indexOf(value); at >= 0; at = bytes.indexOf(value)) {
    const middle = at + (value.length >> 1);
    bytes[middle] = (bytes[middle] ?? 0) ^ 1;
  }
  writeFileSync(file, bytes);
}

async function storedBlock(last: number): Promise<Buffer> {
  const root = openLmdb({ path: join(dataDir, 'log'), maxDbs: 32, readOnly: true });
  const value = blocksIn(root).get([0, last]);
  await root.close();
  return value ?? expect.unreachable(`no block ends at ${last}`);
}

const blocksIn = (root: RootDatabase) =>
  root.openDB<Buffer, [number, number]>({ name: READINGS.name, encoding: 'binary' });

test('a block that is not what was appended is an error that names it; what is before and behind it is read', async () => {
  await fill();
  await damageBlock(19);
  const log = await open();
  expect(numbersOf(await log.read(READINGS, 0, 0, 10))).toEqual(upTo(10));
  expect(numbersOf(await log.read(READINGS, 0, 20, 10))).toEqual(upTo(10).map((n) => 20 + n));
  await expect(log.read(READINGS, 0, 0, 30)).rejects.toMatchObject({
    name: 'LogDamagedError',
    retry: false,
    message: expect.stringMatching(
      /courant\.readings\/0: the block that ends at offset 19 does not fit its checksum.*put a backup.*--salvage/,
    ),
  });
  await log.close();
});

test('a block that is gone is an error, and no gap', async () => {
  await fill();
  const file = openLmdb({ path: join(dataDir, 'log'), maxDbs: 32, encoding: 'binary' });
  await blocksIn(file).remove([0, 19]);
  await file.close();
  const log = await open();
  await expect(log.read(READINGS, 0, 5, 25)).rejects.toThrow(
    'courant.readings/0: offsets 10 to 19 are missing',
  );
  await log.close();
});

test('a damaged log is verified and salvaged: offsets, epoch and commits stay, and what is lost is named', async () => {
  await fill();
  const { epoch } = await withLog((log) => Promise.resolve({ epoch: log.epoch }));
  expect((await verifyEmbeddedLog(dataDir)).damages).toEqual([]);
  await damageBlock(19);
  const { damages, counts } = await verifyEmbeddedLog(dataDir);
  expect(damages).toEqual([
    expect.stringMatching(/data\.mdb at byte \d+: courant\.readings does not fit its checksum/),
    'courant.readings/0: offsets 10 to 19 cannot be read (10 entries)',
  ]);
  expect(counts[0]).toMatch(/courant\.readings +2 blocks +20 entries/);

  const saved = join(dataDir, 'saved');
  expect(await salvageEmbeddedLog(dataDir, saved)).toEqual(damages.slice(1));
  await expect(salvageEmbeddedLog(dataDir, saved)).rejects.toThrow('holds a log already');
  expect((await verifyEmbeddedLog(saved)).damages).toEqual([]);
  const log = await openLog('embedded:', { dataDir: saved });
  const entries = await log.read(READINGS, 0, 0, 100);
  expect(entries.map(({ offset }) => offset)).toEqual(upTo(30));
  expect(entries.filter(({ message }) => !message.ok).map(({ offset }) => offset)).toEqual(
    upTo(10).map((n) => 10 + n),
  );
  expect([log.epoch, await log.lag(READINGS, 'g')]).toEqual([epoch, 0]);
  await log.close();
});

async function withLog<T>(use: (log: Awaited<ReturnType<typeof open>>) => Promise<T>): Promise<T> {
  const log = await open();
  const answer = await use(log);
  await log.close();
  return answer;
}

test('a log of format 1 becomes one of format 2 when it is opened to be written, so that its version refuses it', async () => {
  await fill();
  await writeAsFirstVersion();
  const reader = await openLog('embedded:', { dataDir, readOnly: true });
  expect(numbersOf(await reader.read(READINGS, 0, 0, 100))).toEqual(upTo(30));
  await reader.close();
  expect(await storedFormat()).toBe(1);
  await (await open()).close();
  expect(await storedFormat()).toBe(2);
});

test('a log of the first version has plain blocks without checksums; it is read, appended to and read again', async () => {
  await fill();
  await writeAsFirstVersion();
  for (const end of [31, 32]) {
    const log = await open();
    expect(await log.lag(READINGS, 'g')).toBe(end - 31);
    await log.append(READINGS, readings('IDF', [end - 1]));
    expect(numbersOf(await log.read(READINGS, 0, 0, 100))).toEqual(upTo(end));
    await log.close();
  }
  expect((await verifyEmbeddedLog(dataDir)).damages).toEqual([]);
});

/** Writes what the first version wrote: blocks that are neither compressed nor checked. */
async function writeAsFirstVersion(): Promise<void> {
  const root = openLmdb<unknown, string>({ path: join(dataDir, 'log'), maxDbs: 32, encoding: 'json' });
  await root.put('format', 1);
  await root.remove('checksum');
  const blocks = blocksIn(root);
  for (const { key, value } of [...blocks.getRange()]) await blocks.put(key, plainBlock(key, value));
  const offsets = root.openDB<string, string[]>({ name: 'places', encoding: 'string' });
  for (const { key, value } of [...offsets.getRange()]) await offsets.put(key, value.replace(/ #.*/, ''));
  await root.close();
}

function plainBlock([partition, last]: [number, number], bytes: Buffer): Buffer {
  const { appendedAt, texts } = decodeBlock({ topic: READINGS.name, partition, last }, bytes);
  const head = Buffer.alloc(12);
  head.writeDoubleLE(appendedAt);
  head.writeUInt32LE(texts.length, 8);
  const lengths = Buffer.from(Uint32Array.from(texts, ({ length }) => length).buffer);
  return Buffer.concat([head, lengths, Buffer.from(texts.join(''))]);
}

async function storedFormat(): Promise<unknown> {
  const root = openLmdb<unknown, string>({ path: join(dataDir, 'log'), encoding: 'json', readOnly: true });
  const format = root.get('format');
  await root.close();
  return format;
}

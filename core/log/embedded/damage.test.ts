import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { open as openLmdb } from 'lmdb';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { consumeUntil, numbersOf, readings, upTo } from '../contract/builder.ts';
import { openLog, salvageEmbeddedLog, verifyEmbeddedLog } from '../open.ts';
import { READINGS } from '../topic.ts';

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

/** Changes the first number of the block that begins with a reading of this number. */
function damageBlockOf(number: number): void {
  const file = join(dataDir, 'log', 'data.mdb');
  const bytes = readFileSync(file);
  const text = READINGS.encode(readings('IDF', [number])[0] as never).slice(0, 30);
  const at = bytes.indexOf(text);
  expect(at).toBeGreaterThan(0);
  for (let found = at; found >= 0; found = bytes.indexOf(text, found + 1)) bytes[found + 10] = 0x39;
  writeFileSync(file, bytes);
}

test('a block that is not what was appended is an error that names it; what is before and behind it is read', async () => {
  await fill();
  damageBlockOf(10);
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
  await file.openDB<Buffer, [number, number]>({ name: READINGS.name, encoding: 'binary' }).remove([0, 19]);
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
  damageBlockOf(10);
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

test('a log of an earlier version has no checksums; it is read, appended to and read again', async () => {
  await fill();
  await removeChecksums();
  for (const end of [31, 32]) {
    const log = await open();
    expect(await log.lag(READINGS, 'g')).toBe(end - 31);
    await log.append(READINGS, readings('IDF', [end - 1]));
    expect(numbersOf(await log.read(READINGS, 0, 0, 100))).toEqual(upTo(end));
    await log.close();
  }
  expect((await verifyEmbeddedLog(dataDir)).damages).toEqual([]);
});

/** Writes what the earlier version wrote. */
async function removeChecksums(): Promise<void> {
  const root = openLmdb<unknown, string>({ path: join(dataDir, 'log'), maxDbs: 32, encoding: 'json' });
  await root.remove('checksum');
  const blocks = root.openDB<Buffer, [number, number]>({ name: READINGS.name, encoding: 'binary' });
  for (const { key, value } of [...blocks.getRange()]) {
    const bytes = Buffer.from(value.subarray(0, -4));
    bytes.writeUInt32LE(bytes.readUInt32LE(8) - 2 ** 31, 8);
    await blocks.put(key, bytes);
  }
  const offsets = root.openDB<string, string[]>({ name: 'places', encoding: 'string' });
  for (const { key, value } of [...offsets.getRange()]) await offsets.put(key, value.replace(/ #.*/, ''));
  await root.close();
}

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { consumeUntil, numbersOf, reading, readings, upTo } from '../contract/builder.ts';
import { logContract } from '../contract/contract.ts';
import type { EventLog } from '../event-log.ts';
import { copyEmbeddedLog, openLog } from '../open.ts';
import { CHANGES, READINGS } from '../topic.ts';
import { openEmbeddedLog } from './embedded-log.ts';

const root = mkdtempSync(join(tmpdir(), 'courant-log-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const optionsByLog = new WeakMap<EventLog, { dataDir: string; now: () => number }>();
async function openIn(options: { dataDir: string; now: () => number }): Promise<EventLog> {
  const log = await openEmbeddedLog(options);
  optionsByLog.set(log, options);
  return log;
}

logContract('the embedded log', {
  open: (now) => openIn({ dataDir: mkdtempSync(join(root, 'data-')), now }),
  reopen: async (log) => {
    await log.close();
    return openIn(optionsByLog.get(log) as { dataDir: string; now: () => number });
  },
});

describe('the embedded log', () => {
  let dataDir: string;
  beforeEach(() => {
    dataDir = mkdtempSync(join(root, 'data-'));
  });
  const open = () => openLog('embedded:', { dataDir });
  const ownerFile = () => join(dataDir, 'log', 'owner.pid');

  test('refuses a folder that this process has open', async () => {
    const log = await open();
    await expect(open()).rejects.toThrow(/open in this process already/);
    await log.close();
    await (await open()).close();
  });

  test('refuses a folder of a process that runs, and takes it over once that one is dead', async () => {
    const other = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1e9); console.log("up")']);
    await once(other.stdout, 'data');
    const log = await open();
    const mine = readFileSync(ownerFile(), 'utf8');
    await log.close();
    writeFileSync(ownerFile(), lockFileOf(Number(other.pid), mine));

    await expect(open()).rejects.toThrow(new RegExp(`is in use by process ${other.pid}`));

    other.kill('SIGKILL');
    await once(other, 'exit');
    await (await open()).close();
    expect(existsSync(ownerFile())).toBe(false);
  });

  test.runIf(existsSync('/proc/self/stat'))(
    'knows a process by its start time: a reused pid locks nothing',
    async () => {
      mkdirSync(join(dataDir, 'log'));
      writeFileSync(ownerFile(), `${process.ppid}\nanother-boot/1\n`);
      await (await open()).close();
    },
  );

  test('says that the last start died while opening, and opens nevertheless', async () => {
    const warnings: string[] = [];
    mkdirSync(join(dataDir, 'log'));
    writeFileSync(join(dataDir, 'log', 'opening'), '');
    const log = await openLog('embedded:', { dataDir, warn: (sentence) => warnings.push(sentence) });
    await log.close();
    expect(warnings).toEqual([expect.stringMatching(/died while opening the log in .*put a backup/)]);
    const again = await openLog('embedded:', { dataDir, warn: (sentence) => warnings.push(sentence) });
    await again.close();
    expect(warnings).toHaveLength(1);
  });

  test('refuses a log of another format and leaves it alone', async () => {
    const log = await open();
    await log.close();
    const { open: openLmdb } = await import('lmdb');
    const file = openLmdb({ path: join(dataDir, 'log'), encoding: 'json' });
    await file.put('format', 99);
    await file.close();
    await expect(open()).rejects.toThrow(/holds a log of format 99; this version reads 1/);
    await expect(open()).rejects.toThrow(/format 99/);
  });

  test('says what to do about a file that was overwritten, and leaves it alone', async () => {
    await (await open()).close();
    const file = join(dataDir, 'log', 'data.mdb');
    const bytes = readFileSync(file);
    writeFileSync(file, bytes.fill(0, 8_192));
    await expect(open()).rejects.toThrow(/is damaged \(data\.mdb at byte \d+: .*put a backup in its place/);
    expect(existsSync(join(dataDir, 'log', 'opening'))).toBe(false);
    expect(readFileSync(file)).toEqual(bytes);
  });

  test('leaves the process time for its other work while a consumer has many batches', async () => {
    const log = await open();
    await log.append(READINGS, readings('IDF', upTo(50)));
    let turns = 0;
    const turn = (): void => {
      turns++;
      if (turns < 1_000) setImmediate(turn);
    };
    setImmediate(turn);
    for await (const batch of log.consume(READINGS, 'g', {
      signal: new AbortController().signal,
      maxBatch: 1,
    })) {
      if (numbersOf(batch.entries)[0] === 49) break;
    }
    await log.close();
    expect(turns).toBeGreaterThanOrEqual(49);
  });

  test('can be read beside the process that writes it', async () => {
    const log = await open();
    await log.append(READINGS, readings('IDF', upTo(3)));
    const reader = await openLog('embedded:', { dataDir, readOnly: true });
    expect(reader.epoch).toBe(log.epoch);
    expect(numbersOf(await reader.read(READINGS, 0, 0, 10))).toEqual([0, 1, 2]);
    expect(await reader.extent(READINGS, 11)).toEqual({ first: 0, end: 0 });
    expect(await reader.lag(CHANGES, 'nobody')).toBe(0);
    await expect(reader.append(READINGS, [reading('IDF', 4)])).rejects.toThrow();
    await reader.close();
    await log.append(READINGS, [reading('IDF', 3)]);
    await log.close();
  });

  test('cannot be opened read-only where there is none', async () => {
    await expect(openLog('embedded:', { dataDir, readOnly: true })).rejects.toThrow(/holds no log/);
  });

  test('is copied while it is written, and the copy is a log: entries, places and epoch', async () => {
    const log = await open();
    await log.append(READINGS, readings('IDF', upTo(3)));
    await consumeUntil(log, READINGS, 'g', 3, { commit: true });
    const target = join(dataDir, 'backup');
    await copyEmbeddedLog(dataDir, target);
    const copy = await openLog('embedded:', { dataDir: target });
    expect(copy.epoch).toBe(log.epoch);
    expect(numbersOf(await copy.read(READINGS, 0, 0, 10))).toEqual([0, 1, 2]);
    expect(await copy.lag(READINGS, 'g')).toBe(0);
    await Promise.all([copy.close(), log.close()]);
  });
});

/** The lock file of another process, its start time read as the lock reads it. */
function lockFileOf(pid: number, ownLockFile: string): string {
  const boot = ownLockFile.split('\n')[1]?.split('/')[0] ?? '';
  if (!boot) return `${pid}\n\n`;
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  return `${pid}\n${boot}/${stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19]}\n`;
}

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, statSync, truncateSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { numbersOf, upTo } from '../contract/builder.ts';
import type { EventLog } from '../event-log.ts';
import { openLog } from '../open.ts';
import { READINGS } from '../topic.ts';

const KILLS = 20;
const MAX_LINES = 15;
const WRITER = fileURLToPath(new URL('./kill-writer.ts', import.meta.url));

let dataDir: string;
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'courant-kill-'));
});
afterEach(() => rmSync(dataDir, { recursive: true, force: true }));

const startWriter = () =>
  spawn(process.execPath, ['--import', 'tsx', WRITER, dataDir], { stdio: ['ignore', 'pipe', 'pipe'] });

/** Runs a writer and kills it at its nth line; resolves to the last end that it acknowledged. */
async function killWriterAfter(lines: number): Promise<number> {
  const writer = startWriter();
  const exit = once(writer, 'exit');
  let acknowledged = 0;
  let linesRead = 0;
  for await (const line of createInterface({ input: writer.stdout })) {
    acknowledged = Number(line);
    if (++linesRead === lines) writer.kill('SIGKILL');
  }
  const [, signal] = await exit;
  expect(signal).toBe('SIGKILL');
  return acknowledged;
}

/** A reading's number is its offset, unless an entry was lost, doubled or moved. */
async function expectNumbersToBeOffsets(
  log: EventLog,
  partition: number,
  from: number,
  end: number,
): Promise<void> {
  const entries = await log.read(READINGS, partition, from, Number.MAX_SAFE_INTEGER);
  const expected = upTo(end - from).map((n) => from + n);
  expect(entries.map(({ offset }) => offset)).toEqual(expected);
  expect(numbersOf(entries)).toEqual(expected);
}

test('kill -9 in a write loop loses nothing acknowledged and leaves no half append, 20 times', async () => {
  let checked = 0;
  for (let kill = 0; kill < KILLS; kill++) {
    const acknowledged = await killWriterAfter(1 + Math.floor(Math.random() * MAX_LINES));
    const log = await openLog('embedded:', { dataDir });
    const [idf, cvl] = [await log.extent(READINGS, 0), await log.extent(READINGS, 1)];
    expect(acknowledged).toBeGreaterThan(0);
    expect(idf.end).toBeGreaterThanOrEqual(acknowledged);
    expect(cvl).toEqual(idf);
    for (const partition of [0, 1]) await expectNumbersToBeOffsets(log, partition, checked, idf.end);
    checked = idf.end;
    await log.close();
  }
}, 180_000);

/** The error output of a writer that cannot open its log and exits by itself. */
async function stderrOfFailedWriter(): Promise<string> {
  const writer = startWriter();
  let stderr = '';
  writer.stderr.on('data', (bytes) => {
    stderr += String(bytes);
  });
  writer.stdout.resume();
  const [code] = await once(writer, 'close');
  expect(code).toBe(1);
  return stderr;
}

test('a file cut short after a kill ends the start with a sentence, and is left as it is', async () => {
  await killWriterAfter(9);
  truncateSync(join(dataDir, 'log', 'data.mdb'), 4 * 4_096);
  for (const _start of [1, 2]) expect(await stderrOfFailedWriter()).toMatch(/is damaged .*put a backup/);
  expect(statSync(join(dataDir, 'log', 'data.mdb')).size).toBe(4 * 4_096);
}, 60_000);

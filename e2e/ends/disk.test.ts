import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { NodeProcess } from '@courant/tools/services';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { queryApi } from '../query-api.ts';
import { canMount, SmallDisk } from './small-disk.ts';
import { startLine, startProcess } from './start-line.ts';

const TIMEOUTS = { timeout: 180_000 };

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'courant-disk-full-'));
  writeFileSync(join(folder, 'file'), '');
  symlinkSync(join(folder, 'nowhere'), join(folder, 'link'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test.each([
  ['file', /a file stands there, or above it/],
  ['file/below', /a file stands there, or above it/],
  ['link', /or a link that leads nowhere/],
  [`${'long'.repeat(80)}`, /the name is too long/],
  ['/proc/courant', /no folder can be made there/],
])('DATA_DIR=%s ends the start with a sentence and exit code 2', TIMEOUTS, async (name, reason) => {
  const { exitCode, output } = await refusedStart(resolve(folder, name));
  expect(output).toMatch(reason);
  expect(exitCode).toBe(2);
});

test.runIf(canMount())(
  'a DATA_DIR on a read-only disk ends the start with a sentence',
  TIMEOUTS,
  async () => {
    const disk = openDisk('ro');
    const { exitCode, output } = await refusedStart(join(disk.folder, 'data'));
    expect(output).toMatch(/on a disk that is mounted read-only/);
    expect(exitCode).toBe(2);
  },
);

test.runIf(canMount())('a full disk is named, and with more space the line goes on', TIMEOUTS, async () => {
  const disk = openDisk('size=2m');
  const settings = { DATA_DIR: join(disk.folder, 'data') };
  const first = startLine(settings, 40);
  expect(await first.exitCode).toBe(1);
  expect(first.output()).toContain(
    `The disk is full: nothing more can be stored in DATA_DIR (${settings.DATA_DIR})`,
  );
  expect(first.output()).not.toMatch(/ {4}at /);

  disk.remount('size=200m');
  const second = startLine(settings);
  const url = await urlOf(second);
  await expect.poll(() => regionsWithReading(url), TIMEOUTS).toBe(12);
  expect(await second.end()).toBe(0);
});

function openDisk(options: string): SmallDisk {
  const disk = new SmallDisk(options);
  onTestFinished(() => disk.close());
  return disk;
}

async function refusedStart(dataDir: string): Promise<{ exitCode: number | null; output: string }> {
  const started = startProcess('standalone/main.ts', { DATA_DIR: dataDir, PUBLISHER: 'odre' });
  const exitCode = await started.exitCode;
  const output = started.output();
  expect(output).toContain(`DATA_DIR: met "${dataDir}"`);
  expect(output).toContain('Allowed: a folder that this process may write');
  expect(output).not.toMatch(/ {4}at /);
  return { exitCode, output };
}

async function urlOf({ output }: NodeProcess): Promise<string> {
  await expect.poll(output, TIMEOUTS).toMatch(/Courant runs at/);
  return /http:\/\/localhost:\d+/.exec(output())?.[0] ?? '';
}

async function regionsWithReading(url: string): Promise<number> {
  const { regions } = await queryApi<{ regions: { latest: object | null }[] }>(
    url,
    '{ regions { latest { consumption } } }',
  );
  return regions.filter(({ latest }) => latest !== null).length;
}

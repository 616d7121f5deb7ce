import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openLog, READINGS } from '@courant/core/log';
import { reading } from '@courant/core/testing';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { folderHoldsReading } from './holds-reading.ts';

let dataDir: string;
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'courant-start-'));
});
afterEach(() => rmSync(dataDir, { recursive: true, force: true }));

test('a folder that does not exist holds no reading, and is not created', async () => {
  const missingFolder = join(dataDir, 'missing');
  expect(await folderHoldsReading('embedded:', missingFolder)).toBe(false);
  expect(existsSync(missingFolder)).toBe(false);
});

test('an empty log holds no reading; after an append it does', async () => {
  const log = await openLog('embedded:', { dataDir });
  await log.close();
  expect(await folderHoldsReading('embedded:', dataDir)).toBe(false);
  await appendOne();
  expect(await folderHoldsReading('embedded:', dataDir)).toBe(true);
});

async function appendOne(): Promise<void> {
  const log = await openLog('embedded:', { dataDir });
  await log.append(READINGS, [reading({ start: Date.parse('2024-01-18T00:00:00Z'), area: 'PAC' })]);
  await log.close();
}

import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openMemoryLog, READINGS } from '@courant/core/log';
import { expect, onTestFinished, test } from 'vitest';
import { NOW, roundOf } from '../test/settled-line.ts';
import { assertHasReadings, assertLogExists } from './assert-readings.ts';

const EMBEDDED = { logUrl: 'embedded:', dataDir: '/srv/courant' };

test('a data folder without a log is named, and no log is made in it', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'courant-'));
  onTestFinished(() => rmSync(dataDir, { recursive: true }));
  const location = { ...EMBEDDED, dataDir };
  expect(() => assertLogExists(location)).toThrow(
    `There is no reading in ${dataDir}/log: DATA_DIR names the folder that Courant runs on, "data-simulated" where`,
  );
  expect(existsSync(join(dataDir, 'log'))).toBe(false);
  mkdirSync(join(dataDir, 'log'));
  expect(() => assertLogExists(location)).not.toThrow();
});

test('a log that holds no reading ends a rebuild with where it was looked for, its password hidden', async () => {
  const log = await openMemoryLog({ now: () => NOW });
  await expect(assertHasReadings(log, EMBEDDED)).rejects.toThrow('There is no reading in /srv/courant/log');
  const kafka = { ...EMBEDDED, logUrl: 'kafka://line:secret@broker:9092' };
  await expect(assertHasReadings(log, kafka)).rejects.toThrow(
    'The log at kafka://line:***@broker:9092 holds no reading: see LOG_URL.',
  );
  await log.append(READINGS, roundOf(NOW, 1, 1).slice(0, 1));
  await expect(assertHasReadings(log, EMBEDDED)).resolves.toBeUndefined();
});

import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { assertLogExists } from './assert-log-exists.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'courant-no-log-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const assertIn = (logUrl: string) => () => assertLogExists({ dataDir: join(folder, 'data'), logUrl });
const makeLogIn = (name: string) => mkdirSync(join(folder, name, 'log'), { recursive: true });

test('a folder without a log is refused', () => {
  expect(assertIn('embedded:')).toThrow(
    `DATA_DIR: met "${folder}/data", which holds no log, allowed: the folder that Courant runs on.`,
  );
});

test('where only simulated data is kept, its folder is named', () => {
  makeLogIn('data-simulated');
  expect(assertIn('embedded:')).toThrow(
    `DATA_DIR: met "${folder}/data", which holds no log, allowed: "${folder}/data-simulated", which holds simulated data.`,
  );
});

test('a log in DATA_DIR will do, and one on Kafka needs no folder', () => {
  expect(assertIn('kafka://broker:9092')).not.toThrow();
  makeLogIn('data');
  expect(assertIn('embedded:')).not.toThrow();
});

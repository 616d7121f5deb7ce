import { existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeFolder } from './make-folder.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'courant-folder-'));
  writeFileSync(join(folder, 'file'), '');
});
afterAll(() => rmSync(folder, { recursive: true }));

test('makes the folders above it too, and leaves one that is there as it is', () => {
  const path = join(folder, 'a/b/c');
  makeFolder(path);
  makeFolder(path);
  expect(statSync(path).isDirectory()).toBe(true);
});

test.each([
  ['file', 'EEXIST'],
  ['file/below', 'ENOTDIR'],
  ['long'.repeat(80), 'ENAMETOOLONG'],
])('%s is refused with %s', (name, code) => {
  expect(() => makeFolder(join(folder, name))).toThrow(expect.objectContaining({ code }));
});

test.runIf(existsSync('/proc/self'))('a folder that the system does not make is refused', () => {
  expect(() => makeFolder('/proc/courant/log')).toThrow(expect.objectContaining({ code: 'ENOENT' }));
});

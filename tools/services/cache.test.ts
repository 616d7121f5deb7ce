import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { cachedPath } from './cache.ts';

let home: string;
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'courant-cache-'));
  vi.stubEnv('XDG_CACHE_HOME', home);
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(home, { recursive: true, force: true });
});

const makeFile = async (folder: string): Promise<string> => {
  const file = join(folder, 'file');
  writeFileSync(file, 'complete');
  return file;
};

test('what is missing is made once, and found after that', async () => {
  const make = vi.fn(makeFile);
  const path = await cachedPath('thing-1', make);
  expect(readFileSync(path, 'utf8')).toBe('complete');
  expect(await cachedPath('thing-1', make)).toBe(path);
  expect(make).toHaveBeenCalledTimes(1);
});

test('an interrupted download leaves nothing', async () => {
  const interrupted = async (folder: string): Promise<string> => {
    await makeFile(folder);
    throw new Error('interrupted');
  };
  await expect(cachedPath('thing-1', interrupted)).rejects.toThrow('interrupted');
  expect(existsSync(join(home, 'courant'))).toBe(true);
  expect(readdirSync(join(home, 'courant'))).toEqual([]);
});

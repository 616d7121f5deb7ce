import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { builtFolder } from './browser.ts';

const MAX_INITIAL_KB = 190;
const MAX_CHUNK_KB = 110;

/** Of a script of the built dashboard, as a server sends it. */
const gzipKb = (dist: string, path: string): number => gzipSync(readFileSync(join(dist, path))).length / 1000;

test('the dashboard begins with at most 190 kB of scripts, and no other part has more than 110 kB', () => {
  const dist = builtFolder('web/dist');
  const html = readFileSync(join(dist, 'index.html'), 'utf8');
  const initial = [...html.matchAll(/(?:src|href)="\/(assets\/[^"]+\.js)"/g)].map(([, path = '']) => path);
  const parts = readdirSync(join(dist, 'assets'))
    .filter((name) => name.endsWith('.js'))
    .map((name) => `assets/${name}`)
    .filter((path) => !initial.includes(path));

  expect(initial.length).toBeGreaterThan(0);
  expect(parts.length).toBeGreaterThan(0);
  const initialKb = initial.reduce((sum, path) => sum + gzipKb(dist, path), 0);
  console.log(`${Math.round(initialKb)} kB of scripts at first`);
  expect(initialKb).toBeLessThanOrEqual(MAX_INITIAL_KB);
  expect(parts.filter((path) => gzipKb(dist, path) > MAX_CHUNK_KB)).toEqual([]);
});

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openLog, READINGS } from '@courant/core/log';
import { openStore } from '@courant/core/store';
import { everyRegion } from '@courant/core/testing';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { salvage, verify } from './dump-verify.ts';

let dataDir: string;
let lines: string[];
beforeEach(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'courant-verify-'));
  lines = [];
  const log = await openLog('embedded:', { dataDir });
  await log.append(READINGS, everyRegion(0));
  await log.close();
  await (await openStore('embedded:', { dataDir })).close();
});
afterEach(() => rmSync(dataDir, { recursive: true }));

const print = (line: string): void => void lines.push(line);
const location = () => ({ dataDir, logUrl: 'embedded:', storeUrl: 'embedded:' });

/** Lets every reading of one region say that it consumes another power. */
function damageLog(): void {
  const file = join(dataDir, 'log', 'data.mdb');
  const text = readFileSync(file, 'latin1');
  writeFileSync(file, text.replaceAll('[1011,', '[9011,'), 'latin1');
}

test('what is whole is counted', async () => {
  await verify(location(), print);
  expect(lines.join('\n')).toMatch(/^log \S+data\.mdb\n {2}courant\.readings +12 blocks +12 entries\n/);
  expect(lines.at(-1)).toBe('All of it is whole.');
});

test('each damage is a line with its place, then the way out, and an error that ends the command', async () => {
  damageLog();
  await expect(verify(location(), print)).rejects.toThrow('2 places are damaged.');
  expect(lines.filter((line) => line.includes('DAMAGED'))).toEqual([
    expect.stringMatching(/log\/data\.mdb at byte \d+: courant\.readings does not fit its checksum/),
    '  DAMAGED courant.readings/11: offsets 0 to 0 cannot be read (1 entries)',
  ]);
  expect(lines.join('\n')).toMatch(/put a backup in its place; .*--salvage/);
});

test('a salvage names what is lost and what to do next', async () => {
  damageLog();
  const folder = join(dataDir, 'saved');
  await salvage(location(), folder, print);
  expect(lines).toEqual([
    'LOST courant.readings/11: offsets 0 to 0 cannot be read (1 entries)',
    expect.stringContaining(`move ${dataDir}/log away and ${folder}/log there`),
  ]);
  await expect(salvage(location(), undefined, print)).rejects.toThrow('--salvage: met nothing');
});

test('where nothing is embedded there is nothing to verify', async () => {
  const none = { ...location(), dataDir: join(dataDir, 'none') };
  await expect(verify(none, print)).rejects.toMatchObject({ name: 'ConfigError' });
});

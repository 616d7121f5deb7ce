import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { DamageTester } from './test/damage-tester.ts';

/** Damages of each file; 200 is the full count, which takes ten minutes. */
const DAMAGES = Number(process.env.COURANT_DAMAGES ?? 12);

let folder: string;
let tester: DamageTester;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'courant-damage-'));
  tester = await DamageTester.open(folder);
}, 120_000);
afterAll(async () => {
  await tester?.close();
  rmSync(folder, { recursive: true, force: true });
});

/** How often each verdict was reached, and what was done where one is unlike the allowed ones. */
async function countVerdicts(part: 'log' | 'store', allowed: readonly string[]) {
  const counts: Record<string, number> = {};
  const broken: string[] = [];
  for (let seed = 1; seed <= DAMAGES; seed++) {
    const { verdict, text } = await tester.run(part, seed);
    counts[verdict] = (counts[verdict] ?? 0) + 1;
    if (!allowed.includes(verdict)) broken.push(`${verdict} ${text}`);
  }
  console.log(`${DAMAGES} damages of the ${part}: ${JSON.stringify(counts)}`);
  return { counts, broken };
}

const TIMEOUT = { timeout: 60_000 + DAMAGES * 20_000 };

test(
  `${DAMAGES} damages of the store: the figures are right, some once the store was rebuilt`,
  TIMEOUT,
  async () => {
    const { counts, broken } = await countVerdicts('store', ['RIGHT', 'REBUILT']);
    expect(broken).toEqual([]);
    expect(counts.REBUILT).toBeGreaterThan(DAMAGES / 4);
  },
);

test(
  `${DAMAGES} damages of the log: the figures are right, or a sentence says where it is damaged`,
  TIMEOUT,
  async () => {
    const { counts, broken } = await countVerdicts('log', ['RIGHT', 'ERROR']);
    expect(broken).toEqual([]);
    expect(counts.ERROR).toBeGreaterThan(DAMAGES / 4);
  },
);

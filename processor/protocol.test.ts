import { expect, test } from 'vitest';
import type { Dropped } from './simulation/ports.ts';
import { simulate } from './simulation/run.ts';

/** More with `SEEDS=10000`; from another start with `FIRST_SEED=...`. */
const SEEDS = Number(process.env.SEEDS ?? 300);
const FIRST = Number(process.env.FIRST_SEED ?? 1);

async function failing(dropped: Dropped, first: number, seeds: number): Promise<number[]> {
  const bad: number[] = [];
  for (let seed = first; seed < first + seeds; seed++) {
    if ((await simulate(seed, dropped)).wrong.length > 0) bad.push(seed);
  }
  return bad;
}

test(`in ${SEEDS} runs of crashes, zombies and repeats the store equals one pass over the log, and so does a subscriber`, async () => {
  const [bad] = await failing('NONE', FIRST, SEEDS);
  const { wrong, trace } = bad === undefined ? { wrong: [], trace: [] } : await simulate(bad);
  expect(wrong, `seed ${bad}\n${trace.join('\n')}`).toEqual([]);
}, 1_200_000);

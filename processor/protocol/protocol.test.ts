import { expect, test } from 'vitest';
import type { OmittedRule } from './ports.ts';
import { simulate } from './run.ts';

/** More with `SEEDS=10000`; from another start with `FIRST_SEED=...`. */
const SEEDS = Number(process.env.SEEDS ?? 250);
const FIRST = Number(process.env.FIRST_SEED ?? 1);

async function firstFailing(first: number, seeds: number): Promise<number | undefined> {
  for (let seed = first; seed < first + seeds; seed++) {
    if ((await simulate(seed)).violations.length > 0) return seed;
  }
  return undefined;
}

test(`in ${SEEDS} runs of crashes, zombies and repeats the store equals one pass over the log, and so does a subscriber`, async () => {
  const seed = await firstFailing(FIRST, SEEDS);
  const { violations, trace } = seed === undefined ? { violations: [], trace: [] } : await simulate(seed);
  expect(violations, `seed ${seed}\n${trace.join('\n')}`).toEqual([]);
}, 3_600_000);

/**
 * Each rule of the protocol, with a seed whose run goes wrong if the rule is omitted. Another number of awaits anywhere in
 * the code under test deals other interleavings to a seed: look then for the next seed that fails.
 */
const NEEDED: Readonly<Record<Exclude<OmittedRule, 'NONE'>, { rule: string; seed: number; wrong: string }>> =
  {
    NO_VALUES: { rule: 'changes name what moved and carry no values', seed: 495, wrong: 'subscriber' },
    SAVE_ALL: { rule: 'every touched chunk is saved even when equal', seed: 1935, wrong: 'store' },
    TARGETS_FIRST: { rule: 'targets are loaded before inputs', seed: 401, wrong: 'store' },
    LEAVES_FIRST: { rule: 'leaves are saved before what is made of them', seed: 2654, wrong: 'store' },
    COUNTRY_ANNOUNCES_ALL: {
      rule: 'the country announces every slot it names',
      seed: 246,
      wrong: 'subscriber FR',
    },
  };

for (const [omittedRule, { rule, seed, wrong }] of Object.entries(NEEDED)) {
  test(`without the rule "${rule}", seed ${seed} goes wrong; with it, it does not`, async () => {
    expect((await simulate(seed, omittedRule as OmittedRule)).violations.join()).toContain(wrong);
    expect((await simulate(seed)).violations).toEqual([]);
  });
}

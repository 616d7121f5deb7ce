/** Even numbers in [0, 1). */
export type Random = () => number;

/** A source of random numbers that gives the same ones for the same seed (mulberry32). */
export function seededRandom(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A whole number from 0 to below the limit. */
export const randomBelow = (random: Random, limit: number): number => Math.floor(random() * limit);

/** One of the choices, each as likely as another. @throws RangeError where there is none */
export function pick<T>(random: Random, choices: readonly T[]): T {
  const choice = choices[randomBelow(random, choices.length)];
  if (choice === undefined) throw new RangeError('There is nothing to pick from.');
  return choice;
}

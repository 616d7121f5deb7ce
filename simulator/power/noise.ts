/** Noise without state: a number depends only on its seed and position, so any window can be computed at any time. */

/** A reproducible draw in [0, 1) from a seed and up to two whole numbers. */
export function draw(seed: number, a: number, b = 0): number {
  let h = Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b) ^ Math.imul(a | 0, 0xc2b2ae35);
  h = Math.imul(h ^ (h >>> 15) ^ (b | 0), 0x27d4eb2f);
  h = Math.imul(h ^ (h >>> 13), 0x165667b1);
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  return ((h ^ (h >>> 15)) >>> 0) / 4_294_967_296;
}

/** A separate seed for each region and purpose, so that no two noises move together by accident. */
export function seedOf(seed: number, index: number, purpose: number): number {
  return Math.floor(draw(seed, index * 977 + 13, purpose * 131 + 7) * 4_294_967_296) | 0;
}

/** A draw with mean 0 and variance about 1, bounded by +-2.45 (sum of two uniform draws). */
export function deviate(seed: number, a: number, b = 0): number {
  return (draw(seed, a, b) + draw(seed ^ 0x5bd1e995, a, b) - 1) * 2.449;
}

// Interpolation between lattice points shrinks the variance to about three quarters; this factor restores it.
const SMOOTH_GAIN = 1.16;

/** Smooth noise of mean 0 and variance about 1, correlated over about `scaleMs`. */
export function smooth(seed: number, instant: number, scaleMs: number): number {
  const at = instant / scaleMs;
  const cell = Math.floor(at);
  const part = at - cell;
  const eased = part * part * (3 - 2 * part);
  const before = deviate(seed, cell);
  return (before + (deviate(seed, cell + 1) - before) * eased) * SMOOTH_GAIN;
}

import { performance } from 'node:perf_hooks';

/** The time that some work took. */
export interface Cost {
  /** On the clock, milliseconds: waiting for the disk and for other processes included. */
  readonly wallMs: number;
  /** Of this process's threads, user and system, milliseconds. */
  readonly cpuMs: number;
}

export async function costOf(work: () => void | Promise<void>): Promise<Cost> {
  const startedAt = performance.now();
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return { wallMs: performance.now() - startedAt, cpuMs: (user + system) / 1_000 };
}

export const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);

/** The middle one; of an even count the mean of the two. */
export function median(numbers: readonly number[]): number {
  const rising = numbers.toSorted((a, b) => a - b);
  const middle = rising.length / 2;
  return ((rising[Math.floor(middle)] ?? Number.NaN) + (rising[Math.ceil(middle) - 1] ?? Number.NaN)) / 2;
}

/** The number below which a share (0 to 1) of them lies. */
export const quantile = (numbers: readonly number[], share: number): number =>
  numbers.toSorted((a, b) => a - b)[Math.min(numbers.length - 1, Math.floor(numbers.length * share))] ??
  Number.NaN;

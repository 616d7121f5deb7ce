import { setTimeout as sleep } from 'node:timers/promises';

/** Resolves after so long; an attack takes its time from the attacker, and no test asserts it. */
export const waitMs = (ms: number): Promise<void> => sleep(ms);

/** What a promise gives, or `otherwise` after so long. */
export async function within<T, U>(ms: number, promise: Promise<T>, otherwise: U): Promise<T | U> {
  const stop = new AbortController();
  const late = sleep(ms, otherwise, { signal: stop.signal }).catch(() => otherwise);
  try {
    return await Promise.race([promise, late]);
  } finally {
    stop.abort();
  }
}

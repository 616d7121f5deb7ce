import { setTimeout as pause } from 'node:timers/promises';

/**
 * Yields now and then `ms` milliseconds after each turn has ended, until the signal aborts; abort ends a pause at once
 * and throws nothing. For loops that poll.
 */
export async function* every(ms: number, signal: AbortSignal): AsyncGenerator<void, void, undefined> {
  while (!signal.aborted) {
    yield;
    await pause(ms, undefined, { signal }).catch(() => undefined);
  }
}

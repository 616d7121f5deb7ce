import { setTimeout as pause } from 'node:timers/promises';
import type { Beat } from './health.ts';
import type { Task } from './supervise.ts';

/** How often a worker that may rightly be idle is asked whether it still gets anywhere. */
export const WATCH_EVERY_MS = 5_000;

/**
 * A task that asks now and then whether all is well, and beats when it is. A question that fails is an answer: no beat.
 * @param isWell such as "nothing is left to settle"
 */
export const watching =
  (isWell: () => Promise<boolean>, beat: Beat, everyMs: number = WATCH_EVERY_MS): Task =>
  async (signal) => {
    while (!signal.aborted) {
      if (await isWell().catch(() => false)) beat();
      await pause(everyMs, undefined, { signal }).catch(() => undefined);
    }
  };

import { setTimeout as pause } from 'node:timers/promises';
import type { Heartbeat } from './health.ts';
import type { Task } from './supervise.ts';

/** How often a worker that may rightly be idle is asked whether it still gets anywhere. */
export const HEARTBEAT_EVERY_MS = 5_000;

/**
 * A task that asks now and then whether all is well, and beats when it is. A question that fails is an answer: no beat.
 * @param isHealthy such as "nothing is left to settle"
 */
export const pollHeartbeat =
  (isHealthy: () => Promise<boolean>, heartbeat: Heartbeat, everyMs: number = HEARTBEAT_EVERY_MS): Task =>
  async (signal) => {
    while (!signal.aborted) {
      if (await isHealthy().catch(() => false)) heartbeat();
      await pause(everyMs, undefined, { signal }).catch(() => undefined);
    }
  };

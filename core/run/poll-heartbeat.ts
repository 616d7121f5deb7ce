import { every } from './every.ts';
import type { Heartbeat } from './health.ts';
import type { Task } from './supervise.ts';

const HEARTBEAT_EVERY_MS = 5_000;

/**
 * A task that asks every few seconds whether all is well; each yes is a heartbeat. A question that fails counts as no.
 * @param isHealthy such as "nothing is left to settle"
 */
export const pollHeartbeat =
  (isHealthy: () => Promise<boolean>, heartbeat: Heartbeat, everyMs: number = HEARTBEAT_EVERY_MS): Task =>
  async (signal) => {
    for await (const _ of every(everyMs, signal)) {
      if (await isHealthy().catch(() => false)) heartbeat();
    }
  };

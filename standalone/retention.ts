import { setTimeout as pause } from 'node:timers/promises';
import { HOUR } from '@courant/core/domain';
import { type EventLog, TOPICS } from '@courant/core/log';

/** Removes, each hour, the entries that are older than their topic's retention; until the signal. */
export async function enforceRetention(log: EventLog, now: () => number, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    for (const topic of TOPICS) await log.expire<unknown>(topic, now());
    await pause(HOUR, undefined, { signal }).catch(() => undefined);
  }
}

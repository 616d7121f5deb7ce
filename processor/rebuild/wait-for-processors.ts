import { setTimeout as pause } from 'node:timers/promises';
import type { SettlingGroups } from '@courant/core/domain';
import { CHANGES, type EventLog, READINGS, type Topic } from '@courant/core/log';
import { extentsOf, sum } from './extents.ts';

/** How processors that settle what serves are waited for. */
export interface WaitOptions {
  readonly log: EventLog;
  /** Those of the namespace that serves. */
  readonly groups: SettlingGroups;
  readonly signal: AbortSignal;
  /** Without any progress for this long nobody seems to settle it. */
  readonly idleMs: number;
  /** Told once per stage, if there is something to wait for, how many entries are left. */
  readonly onWait: (left: number) => Promise<void>;
}

const POLL_EVERY_MS = 100;

/**
 * Waits until all that the log holds by now is settled into what serves, then until what that announced is summed.
 * @returns entries left where nobody settles them, else 0
 */
export async function waitForProcessors(options: WaitOptions): Promise<number> {
  const { regions, country } = options.groups;
  return (await waitForGroup(READINGS, regions, options)) || waitForGroup(CHANGES, country, options);
}

async function waitForGroup<T>(
  topic: Topic<T>,
  group: string,
  { log, signal, idleMs, onWait }: WaitOptions,
): Promise<number> {
  const leftNow = await createLagCounter(log, topic, group);
  let left = await leftNow();
  if (left > 0) await onWait(left);
  for (let movedAt = performance.now(); left > 0 && performance.now() - movedAt < idleMs; ) {
    await pause(POLL_EVERY_MS, undefined, { signal });
    const next = await leftNow();
    if (next < left) movedAt = performance.now();
    left = next;
  }
  return left;
}

/** Answers how many of the entries that the log holds by now a group has not committed. */
async function createLagCounter<T>(
  log: EventLog,
  topic: Topic<T>,
  group: string,
): Promise<() => Promise<number>> {
  const extents = await extentsOf(log, topic);
  return async () => {
    const places = await log.committedOffsets(topic, group);
    return sum(extents.map(({ first, end }, i) => Math.max(0, end - Math.max(first, places[i] ?? 0))));
  };
}

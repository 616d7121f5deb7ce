import type { SettlingGroups } from '@courant/core/domain';
import { CHANGES, type EventLog, READINGS, type Topic } from '@courant/core/log';
import { every } from '@courant/core/run';
import { extentsOf, sum } from './extents.ts';

/** Which processors are waited for, and for how long. */
export interface WaitOptions {
  readonly log: EventLog;
  /** The groups of the namespace that serves. */
  readonly groups: SettlingGroups;
  readonly signal: AbortSignal;
  /** Without any progress for this long no processor seems to run. */
  readonly idleMs: number;
  /** Called once for each stage that has a lag, with its number of entries. */
  readonly onWait: (lag: number) => Promise<void>;
}

const POLL_EVERY_MS = 100;

/**
 * Waits until the regions stage has settled all that the log holds now, then until the country stage has summed what
 * that announced.
 * @returns 0, or the number of entries that no processor settles
 * @throws the signal's reason
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
  const countLag = await createLagCounter(log, topic, group);
  let lag = await countLag();
  if (lag === 0) return 0;
  await onWait(lag);
  let progressAt = performance.now();
  for await (const _ of every(POLL_EVERY_MS, signal)) {
    const newLag = await countLag();
    if (newLag < lag) progressAt = performance.now();
    lag = newLag;
    if (lag === 0 || performance.now() - progressAt >= idleMs) return lag;
  }
  throw signal.reason;
}

/** Counts how many of the entries that the log holds now a group has not committed. */
async function createLagCounter<T>(
  log: EventLog,
  topic: Topic<T>,
  group: string,
): Promise<() => Promise<number>> {
  const extents = await extentsOf(log, topic);
  return async () => {
    const offsets = await log.committedOffsets(topic, group);
    return sum(extents.map(({ first, end }, i) => Math.max(0, end - Math.max(first, offsets[i] ?? 0))));
  };
}

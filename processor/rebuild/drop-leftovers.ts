import { groupsOf } from '@courant/core/domain';
import { type EventLog, READINGS } from '@courant/core/log';
import type { Namespaces } from '@courant/core/store';
import { dropNamespace } from './drop-namespace.ts';
import { createdAt } from './namespace-name.ts';

/** A rebuild that has just begun may not consume yet. */
const MIN_AGE_MS = 60_000;

/**
 * Drops what rebuilds that fell have left behind, and what processors of an old namespace have written since it was
 * dropped: whatever neither serves nor is being consumed for. Answers their names.
 */
export async function dropLeftovers(log: EventLog, namespaces: Namespaces, now: number): Promise<string[]> {
  const old = (await namespaces.names()).filter((name) => now - createdAt(name) >= MIN_AGE_MS);
  const dropped: string[] = [];
  for (const name of old) {
    if (await isInUse(log, namespaces, name)) continue;
    await dropNamespace(log, namespaces, name);
    dropped.push(name);
  }
  return dropped;
}

/** A rebuild consumes until what it made serves: asked in this order, one of the two is seen. */
async function isInUse(log: EventLog, namespaces: Namespaces, namespace: string): Promise<boolean> {
  if (await log.isConsumed(READINGS, groupsOf(namespace).regions)) return true;
  return (await namespaces.pointer()).namespace === namespace;
}

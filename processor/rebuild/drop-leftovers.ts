import { groupsOf } from '@courant/core/domain';
import { type EventLog, READINGS } from '@courant/core/log';
import type { Namespaces } from '@courant/core/store';
import { dropNamespace } from './drop-namespace.ts';
import { createdAt } from './namespace-name.ts';

/** A rebuild that has just begun does not consume yet. */
const MIN_AGE_MS = 60_000;

/**
 * Drops the namespaces that neither serve nor have a consumer: those of crashed rebuilds, and what processors have written
 * to an old namespace since it was dropped.
 * @returns their names
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

/** A rebuild consumes until its namespace serves, so in this order one of the two questions answers true. */
async function isInUse(log: EventLog, namespaces: Namespaces, namespace: string): Promise<boolean> {
  if (await log.isConsumed(READINGS, groupsOf(namespace).regions)) return true;
  return (await namespaces.pointer()).namespace === namespace;
}

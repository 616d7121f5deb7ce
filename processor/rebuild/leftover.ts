import { groupsOf } from '@courant/core/domain';
import { type EventLog, GroupInUseError, READINGS } from '@courant/core/log';
import type { Namespaces } from '@courant/core/store';
import { madeAt } from './namespace-name.ts';

/** A rebuild that has just begun may not consume yet. */
const YOUNG_MS = 60_000;

/**
 * Drops what rebuilds that fell have left behind, and what processors of an old namespace have written since it was
 * dropped: whatever neither serves nor is being consumed for. Answers their names.
 */
export async function dropLeftovers(log: EventLog, namespaces: Namespaces, now: number): Promise<string[]> {
  const { namespace: serving } = await namespaces.pointer();
  const others = (await namespaces.names()).filter(
    (name) => name !== serving && now - madeAt(name) >= YOUNG_MS,
  );
  const dropped: string[] = [];
  for (const name of others) {
    if (await isInUse(log, name)) continue;
    await namespaces.drop(name);
    dropped.push(name);
  }
  return dropped;
}

/** Nobody consumes for a group whose place can be moved. */
async function isInUse(log: EventLog, namespace: string): Promise<boolean> {
  try {
    await log.reset(READINGS, groupsOf(namespace).regions, 'FIRST');
    return false;
  } catch (fault) {
    if (fault instanceof GroupInUseError) return true;
    throw fault;
  }
}

import { groupsOf } from '@courant/core/domain';
import { CHANGES, type EventLog, GroupInUseError, READINGS } from '@courant/core/log';
import type { Namespaces } from '@courant/core/store';

/**
 * Drops a namespace, then the committed offsets of its groups.
 * @throws ServingNamespaceError for the one that serves, whose offsets stay
 */
export async function dropNamespace(log: EventLog, namespaces: Namespaces, namespace: string): Promise<void> {
  const { regions, country } = groupsOf(namespace);
  await namespaces.drop(namespace);
  await log.deleteCommittedOffsets(READINGS, regions).catch(ignoreGroupInUse);
  await log.deleteCommittedOffsets(CHANGES, country).catch(ignoreGroupInUse);
}

/** A processor that has not noticed the flip yet still consumes; its committed offsets stay and harm nothing. */
function ignoreGroupInUse(error: unknown): void {
  if (!(error instanceof GroupInUseError)) throw error;
}

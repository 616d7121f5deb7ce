import { groupsOf } from '@courant/core/domain';
import { CHANGES, type EventLog, GroupInUseError, READINGS } from '@courant/core/log';
import type { Namespaces } from '@courant/core/store';

/**
 * Drops a namespace, then forgets where its processors stood.
 * @throws ServingNamespaceError for the one that serves; then nothing is forgotten
 */
export async function dropNamespace(log: EventLog, namespaces: Namespaces, namespace: string): Promise<void> {
  const { regions, country } = groupsOf(namespace);
  await namespaces.drop(namespace);
  await log.deleteCommittedOffsets(READINGS, regions).catch(ignoreGroupInUse);
  await log.deleteCommittedOffsets(CHANGES, country).catch(ignoreGroupInUse);
}

/** A processor that does not know yet that another serves keeps a place that nobody asks for. */
function ignoreGroupInUse(error: unknown): void {
  if (!(error instanceof GroupInUseError)) throw error;
}

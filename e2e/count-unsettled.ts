import { FIRST_NAMESPACE, groupsOf } from '@courant/core/domain';
import { CHANGES, type EventLog, READINGS } from '@courant/core/log';

/**
 * Readings and changes that a namespace's processors have not committed yet. Readings are counted first: their batch is
 * committed after its changes are appended, so none is missed in between.
 */
export async function countUnsettled(log: EventLog, namespace = FIRST_NAMESPACE): Promise<number> {
  const { regions, country } = groupsOf(namespace);
  return (await log.lag(READINGS, regions)) + (await log.lag(CHANGES, country));
}

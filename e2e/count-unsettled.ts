import { FIRST_NAMESPACE, groupsOf } from '@courant/core/domain';
import { CHANGES, type EventLog, READINGS } from '@courant/core/log';

/**
 * Entries of the log that are not yet settled into a namespace, nor summed. Readings are asked for first: a batch of
 * theirs is committed once its changes are appended.
 */
export async function countUnsettled(log: EventLog, namespace = FIRST_NAMESPACE): Promise<number> {
  const { regions, country } = groupsOf(namespace);
  return (await log.lag(READINGS, regions)) + (await log.lag(CHANGES, country));
}

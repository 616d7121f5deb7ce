import type { Kafka } from 'kafkajs';

const FORM = /^kafka:\/\/(?<brokers>[^/?@,]+(?:,[^/?@,]+)*)$/;

/**
 * The brokers of a URL without password or options: the bare loop takes none, and the line adds its own.
 * @throws Error with what is allowed
 */
export function brokersOf(url: string): string[] {
  const brokers = FORM.exec(url)?.groups?.brokers;
  if (brokers === undefined)
    throw new Error(
      'KAFKA_URL: this bench takes "kafka://host:port,host:port", without TLS, password or options.',
    );
  return brokers.split(',');
}

/** Deletes the topics and the consumer groups with this prefix. Their consumers must have left. */
export async function deleteTopicsAndGroups(kafka: Kafka, prefix: string): Promise<void> {
  const admin = kafka.admin();
  await admin.connect();
  try {
    const topics = (await admin.listTopics()).filter((name) => name.startsWith(prefix));
    if (topics.length > 0) await admin.deleteTopics({ topics });
    const groups = (await admin.listGroups()).groups.filter(({ groupId }) => groupId.startsWith(prefix));
    if (groups.length > 0) await admin.deleteGroups(groups.map(({ groupId }) => groupId));
  } finally {
    await admin.disconnect();
  }
}

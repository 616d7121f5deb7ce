import kafkajs, { type Admin } from 'kafkajs';
import { LogRefusedError } from '../event-log.ts';

const { ConfigResourceTypes } = kafkajs;

/** How a topic must be configured on the broker. */
export interface TopicShape {
  /** The name on the broker. */
  readonly name: string;
  readonly partitions: number;
  /** Null: kept for ever. */
  readonly retentionMs: number | null;
}

const settingsOf = ({ retentionMs }: TopicShape): Record<string, string> => ({
  'cleanup.policy': 'delete',
  'retention.ms': String(retentionMs ?? -1),
  'retention.bytes': '-1',
});

/** Creates missing topics, with the broker's default replication. Throws `LogRefusedError` for a topic of another shape. */
export async function ensureTopics(
  admin: Admin,
  shapes: readonly TopicShape[],
  redactedUrl: string,
): Promise<void> {
  const existing = new Set(await admin.listTopics());
  const missing = shapes.filter(({ name }) => !existing.has(name));
  // False where another process has just created them, which is as good. Without `waitForLeaders`, because kafkajs gives
  // up at a broker that has not yet heard of a new topic.
  if (missing.length > 0)
    await admin.createTopics({ topics: missing.map(toTopicConfig), waitForLeaders: false });
  const mismatches = [
    ...(await partitionMismatches(admin, shapes)),
    ...(await settingMismatches(admin, shapes)),
  ];
  if (mismatches.length === 0) return;
  throw new LogRefusedError(
    `LOG_URL: ${redactedUrl} holds topics of another shape: ${mismatches.join('; ')}. ` +
      'Change them, or give this line topics of its own by "?prefix=".',
  );
}

const toTopicConfig = (shape: TopicShape) => ({
  topic: shape.name,
  numPartitions: shape.partitions,
  replicationFactor: -1,
  configEntries: Object.entries(settingsOf(shape)).map(([name, value]) => ({ name, value })),
});

async function partitionMismatches(admin: Admin, shapes: readonly TopicShape[]): Promise<string[]> {
  const { topics } = await admin.fetchTopicMetadata({ topics: shapes.map(({ name }) => name) });
  return shapes.flatMap(({ name, partitions }) => {
    const actual = topics.find((topic) => topic.name === name)?.partitions.length;
    return actual === partitions ? [] : [`${name} has ${actual ?? 'no'} partitions, not ${partitions}`];
  });
}

async function settingMismatches(admin: Admin, shapes: readonly TopicShape[]): Promise<string[]> {
  const query = shapes.map((shape) => ({
    type: ConfigResourceTypes.TOPIC,
    name: shape.name,
    configNames: Object.keys(settingsOf(shape)),
  }));
  const { resources } = await admin.describeConfigs({ includeSynonyms: false, resources: query });
  return shapes.flatMap((shape) => {
    const entries = resources.find(({ resourceName }) => resourceName === shape.name)?.configEntries ?? [];
    const actual = new Map(entries.map(({ configName, configValue }) => [configName, configValue]));
    return Object.entries(settingsOf(shape))
      .filter(([setting, wanted]) => actual.get(setting) !== wanted)
      .map(([setting, wanted]) => `${shape.name} has ${setting}=${actual.get(setting)}, not ${wanted}`);
  });
}

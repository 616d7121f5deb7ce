import kafkajs, { type Admin } from 'kafkajs';
import { LogRefusedError } from '../event-log.ts';

const { ConfigResourceTypes } = kafkajs;

/** What a topic must be like on the broker. */
export interface TopicShape {
  /** The name on the broker. */
  readonly name: string;
  readonly partitions: number;
  /** Null: kept for ever. */
  readonly retentionMs: number | null;
}

const settingsOf = ({ retentionMs: keptMs }: TopicShape): Record<string, string> => ({
  'cleanup.policy': 'delete',
  'retention.ms': String(keptMs ?? -1),
  'retention.bytes': '-1',
});

/** Creates the topics that are missing, with the broker's own replication. Throws for one of another shape. */
export async function ensureTopics(
  admin: Admin,
  shapes: readonly TopicShape[],
  redactedUrl: string,
): Promise<void> {
  const met = new Set(await admin.listTopics());
  const missing = shapes.filter(({ name }) => !met.has(name));
  // Another process may be creating them too: false is its answer, and as good. Leaders are not waited for: kafkajs
  // gives up at a broker that has not yet heard of a topic just created.
  if (missing.length > 0)
    await admin.createTopics({ topics: missing.map(toTopicConfig), waitForLeaders: false });
  const faults = [...(await partitionMismatches(admin, shapes)), ...(await settingMismatches(admin, shapes))];
  if (faults.length === 0) return;
  throw new LogRefusedError(
    `LOG_URL: ${redactedUrl} holds topics of another shape: ${faults.join('; ')}. ` +
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
    const met = topics.find((topic) => topic.name === name)?.partitions.length;
    return met === partitions ? [] : [`${name} has ${met ?? 'no'} partitions, not ${partitions}`];
  });
}

async function settingMismatches(admin: Admin, shapes: readonly TopicShape[]): Promise<string[]> {
  const asked = shapes.map((shape) => ({
    type: ConfigResourceTypes.TOPIC,
    name: shape.name,
    configNames: Object.keys(settingsOf(shape)),
  }));
  const { resources } = await admin.describeConfigs({ includeSynonyms: false, resources: asked });
  return shapes.flatMap((shape) => {
    const entries = resources.find(({ resourceName }) => resourceName === shape.name)?.configEntries ?? [];
    const met = new Map(entries.map(({ configName, configValue }) => [configName, configValue]));
    return Object.entries(settingsOf(shape))
      .filter(([setting, wanted]) => met.get(setting) !== wanted)
      .map(([setting, wanted]) => `${shape.name} has ${setting}=${met.get(setting)}, not ${wanted}`);
  });
}

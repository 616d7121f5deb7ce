import { REGION_CODES } from '@courant/core/domain';
import { type Entry, type EventLog, READINGS, TOPICS } from '@courant/core/log';
import { ConfigError } from '@courant/core/run';

type AnyTopic = (typeof TOPICS)[number];

/** `courant.readings/11 PAC  [0, 35040)  newest 2026-08-27T10:00:12Z`, a line a partition, the log's epoch first. */
export async function describeLog(log: EventLog): Promise<string[]> {
  const lines = [`log of epoch ${log.epoch}`];
  for (const topic of TOPICS) {
    for (let partition = 0; partition < topic.partitions; partition++) {
      lines.push(await describePartition(log, topic, partition));
    }
  }
  return lines;
}

async function describePartition(log: EventLog, topic: AnyTopic, partition: number): Promise<string> {
  const { first, end } = await log.extent<unknown>(topic, partition);
  const region = topic === READINGS ? ` ${REGION_CODES[partition]}` : '';
  const name = `${topic.name}/${partition}${region}`;
  if (end === first) return `${name.padEnd(26)} empty`;
  const [newest] = await log.read<unknown>(topic, partition, end - 1, 1);
  const at = newest === undefined ? '' : `  newest appended ${new Date(newest.appendedAt).toISOString()}`;
  return `${name.padEnd(26)} [${first}, ${end})${at}`;
}

/** Which entries of which partition to print. */
export interface PageRequest {
  readonly topic: AnyTopic;
  readonly partition: number;
  /** An offset; undefined for the newest entries. */
  readonly from: number | undefined;
  readonly limit: number;
}

const DEFAULT_LIMIT = 20;

/**
 * @param args as typed: `readings PAC 100 5`, `fetches`, `changes 0 1000`
 * @throws ConfigError that names the wrong argument and what is allowed
 */
export function readPageRequest([name = '', ...rest]: readonly string[]): PageRequest {
  const topic = TOPICS.find(({ name: topicName }) => topicName === `courant.${name}`);
  if (!topic) {
    throw new ConfigError(
      `topic: met "${name}", allowed: ${TOPICS.map((one) => one.name.split('.')[1]).join(', ')}.`,
    );
  }
  const [partition, from, limit] =
    topic === READINGS ? [readRegion(rest[0]), rest[1], rest[2]] : [0, rest[0], rest[1]];
  return {
    topic,
    partition,
    from: readWholeNumber('offset', from),
    limit: readWholeNumber('limit', limit) ?? DEFAULT_LIMIT,
  };
}

function readRegion(code: string | undefined): number {
  const partition = (REGION_CODES as readonly string[]).indexOf(code ?? '');
  if (partition >= 0) return partition;
  throw new ConfigError(`region: met "${code ?? ''}", allowed: ${REGION_CODES.join(', ')}.`);
}

function readWholeNumber(name: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (/^\d+$/.test(text)) return Number(text);
  throw new ConfigError(`${name}: met "${text}", allowed: a whole number.`);
}

/** The requested entries, a line of JSON each. */
export async function readPage(
  log: EventLog,
  { topic, partition, from, limit }: PageRequest,
): Promise<string[]> {
  const { first, end } = await log.extent<unknown>(topic, partition);
  const start = from ?? Math.max(first, end - limit);
  const entries = await log.read<unknown>(topic, partition, start, limit);
  return entries.map(toJson);
}

function toJson({ offset, appendedAt, message }: Entry<unknown>): string {
  const content = message.ok ? { value: message.value } : { raw: message.raw, reason: message.reason };
  return JSON.stringify({ offset, appendedAt: new Date(appendedAt).toISOString(), ...content });
}

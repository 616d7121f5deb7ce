import type { Kafka } from 'kafkajs';
import { expect, test } from 'vitest';
import { reading } from '../contract/builder.ts';
import { READINGS } from '../topic.ts';
import { Appender } from './appender.ts';
import type { Cluster, FetchedMessage } from './cluster.ts';
import { Fetcher } from './fetch.ts';
import { RetryPolicy } from './retry-policy.ts';

const TRACEPARENT = `00-${'a'.repeat(32)}-${'b'.repeat(16)}-01`;

/** What the broker is sent for one reading. */
async function sentMessages(traceparent: string | undefined): Promise<unknown[]> {
  const sent: unknown[] = [];
  const producer = {
    connect: async () => undefined,
    disconnect: async () => undefined,
    send: async ({ messages }: { messages: unknown[] }) => {
      sent.push(...messages);
      return [{ partition: 0, baseOffset: '0' }];
    },
  };
  const kafka = { producer: () => producer } as unknown as Kafka;
  const appender = new Appender(kafka, () => new RetryPolicy(1_000, 'kafka://broker', () => undefined));
  await appender.append(READINGS, READINGS.name, [reading('IDF', 1)], 0, traceparent);
  return sent;
}

/** The span that an entry names whose message has these headers. */
async function fetchedTraceparent(headers: FetchedMessage['headers']): Promise<string | undefined> {
  const message = { offset: '0', timestamp: '0', value: Buffer.from('x'), isControlRecord: false, headers };
  const broker = {
    fetch: async () => ({ responses: [{ partitions: [{ partition: 0, messages: [message] }] }] }),
  };
  const cluster = {
    connect: async () => undefined,
    addTargetTopic: async () => undefined,
    refreshMetadataIfNecessary: async () => undefined,
    findLeaderForPartitions: () => ({ 1: [0] }),
    findBroker: async () => broker,
  } as unknown as Cluster;
  const fetched = await new Fetcher(cluster, READINGS.name).fetch(new Map([[0, 0]]), 0);
  return fetched.get(0)?.entries[0]?.traceparent;
}

test('a message has the span of its append as a header, and no header without one', async () => {
  expect(await sentMessages(TRACEPARENT)).toEqual([
    expect.objectContaining({ partition: 0, headers: { traceparent: TRACEPARENT } }),
  ]);
  expect((await sentMessages(undefined))[0]).not.toHaveProperty('headers');
});

test('an entry names what stands in the header', async () => {
  expect(await fetchedTraceparent({ traceparent: Buffer.from(TRACEPARENT) })).toBe(TRACEPARENT);
  expect(await fetchedTraceparent({})).toBeUndefined();
});

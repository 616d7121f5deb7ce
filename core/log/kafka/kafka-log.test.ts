import { randomBytes } from 'node:crypto';
import kafkajs, { type Admin } from 'kafkajs';
import { afterEach, describe, expect, test } from 'vitest';
import { REGION_CODES } from '../../domain/index.ts';
import { consumeUntil, numbersOf, reading } from '../contract/builder.ts';
import { logContract } from '../contract/contract.ts';
import type { EventLog, LogRefusedError } from '../event-log.ts';
import { openLog } from '../open.ts';
import { READINGS } from '../topic.ts';

const url = process.env.KAFKA_URL;
const secureUrl = process.env.KAFKA_SECURE_URL;
const SKIP_REASON = 'KAFKA_URL names no broker; `npm run test:services` starts one';

if (url === undefined) test('the log on Kafka', ({ skip }) => skip(SKIP_REASON));
else onKafka(url);

test('a Kafka that does not answer is named, its password hidden', async () => {
  await expect(openLog('kafka://u:secret@127.0.0.1:1', { dataDir: 'unused' })).rejects.toMatchObject({
    retry: true,
    message: expect.stringMatching(
      /^LOG_URL: kafka:\/\/u:\*\*\*@127\.0\.0\.1:1 cannot be used: .*ECONNREFUSED/,
    ),
  });
});

function onKafka(broker: string): void {
  const opened = new Map<EventLog, { url: string; now: () => number }>();
  const openAt = async (at: { url: string; now: () => number }): Promise<EventLog> => {
    const log = await openLog(at.url, { ...at, dataDir: 'unused' });
    opened.set(log, at);
    return log;
  };

  logContract('the log on Kafka', {
    open: (now) => openAt({ url: withRandomPrefix(broker), now }),
    reopen: async (log) => {
      await log.close();
      return openAt(opened.get(log) as { url: string; now: () => number });
    },
  });

  describe('the log on Kafka', () => {
    const logs: EventLog[] = [];
    const open = async (at: string): Promise<EventLog> => {
      const log = await openLog(at, { dataDir: 'unused' });
      logs.push(log);
      return log;
    };
    afterEach(async () => {
      await Promise.all(logs.splice(0).map((log) => log.close()));
    });

    test('is one log for all who open it at the same time', async () => {
      const at = withRandomPrefix(broker);
      const [one, two, three] = await Promise.all([open(at), open(at), open(at)]);
      expect(new Set([one.epoch, two.epoch, three.epoch]).size).toBe(1);
      await one.append(READINGS, [reading('IDF', 1)]);
      expect(numbersOf(await two.read(READINGS, 0, 0, 10))).toEqual([1]);
    });

    test('shares its partitions between consumers of different logs, none left over', async () => {
      const at = withRandomPrefix(broker);
      const [one, two] = [await open(at), await open(at)];
      const stop = new AbortController();
      const consumers = [one, two].map((log) => ({ log, partitions: new Set<number>() }));
      const consuming = consumers.map(({ log, partitions }) => follow(log, partitions, stop.signal));
      // Each round appends to every partition, until both consumers have received a batch.
      for (let n = 0; consumers.some(({ partitions }) => partitions.size === 0); n++) {
        await one.append(
          READINGS,
          REGION_CODES.map((area) => reading(area, n)),
        );
        await waitForNoLag(one);
      }
      stop.abort();
      await Promise.all(consuming);
      expect(new Set(consumers.flatMap(({ partitions }) => [...partitions])).size).toBe(12);
    });

    test('refuses topics of another shape, each by name', async () => {
      const at = withRandomPrefix(broker);
      await withAdmin(broker, (admin) =>
        admin.createTopics({
          topics: [
            {
              topic: `${prefixOf(at)}courant.readings`,
              numPartitions: 3,
              configEntries: [{ name: 'retention.ms', value: '1000' }],
            },
          ],
        }),
      );
      await expect(open(at)).rejects.toThrow(/courant\.readings has 3 partitions, not 12/);
      await expect(open(at)).rejects.toThrow(/courant\.readings has retention\.ms=1000, not -1/);
    });

    test('says what to raise where a topic takes no message of our size', async () => {
      const at = withRandomPrefix(broker);
      const log = await open(at);
      const topic = `${prefixOf(at)}courant.readings`;
      await withAdmin(broker, (admin) => limitMessages(admin, topic, 100));
      await expect(log.append(READINGS, [reading('IDF', 1)])).rejects.toMatchObject({
        name: 'LogRefusedError',
        message: expect.stringContaining('Raise max.message.bytes of its topics'),
      });
    });

    test('keeps readings for ever and changes for seven days by the broker itself', async () => {
      const at = withRandomPrefix(broker);
      await open(at);
      const retention = await withAdmin(broker, (admin) => retentions(admin, prefixOf(at)));
      expect(retention).toEqual({ 'courant.readings': '-1', 'courant.changes': '604800000' });
    });

    test('takes a message of three quarters of a megabyte', async () => {
      const log = await open(withRandomPrefix(broker));
      const large = { ...reading('IDF', 1), extra: { note: 'x'.repeat(750_000) } } as never;
      await log.append(READINGS, [reading('IDF', 0), large, reading('IDF', 2)]);
      expect(numbersOf(await consumeUntil(log, READINGS, 'g', 3))).toEqual([0, 1, 2]);
    });

    test.skipIf(secureUrl === undefined)(
      'connects by TLS with a password, and not with a wrong one',
      async () => {
        const at = withRandomPrefix(secureUrl ?? '');
        const log = await open(at);
        await log.append(READINGS, [reading('IDF', 5)]);
        expect(numbersOf(await consumeUntil(log, READINGS, 'g', 1))).toEqual([5]);
        const wrong = at.replace(/:[^:@]+@/, ':wrong-secret@');
        const refusal = (await open(wrong).catch((error) => error)) as LogRefusedError;
        expect(refusal.retry).toBe(false);
        expect(refusal.message).toMatch(
          /^LOG_URL: kafka\+ssl:\/\/courant:\*\*\*@.* cannot be used: .*authentication/i,
        );
        expect(refusal.message).not.toContain('wrong-secret');
      },
    );
  });
}

/** A URL whose topics exist for this test alone: an empty log. */
const withRandomPrefix = (broker: string): string =>
  `${broker}${broker.includes('?') ? '&' : '?'}prefix=${randomBytes(4).toString('hex')}.`;

async function follow(log: EventLog, partitions: Set<number>, signal: AbortSignal): Promise<void> {
  for await (const batch of log.consume(READINGS, 'regions', { signal })) {
    partitions.add(batch.partition);
    // Fails where the partition has moved to the other consumer.
    await batch.commit().catch(() => undefined);
  }
}

async function waitForNoLag(log: EventLog): Promise<void> {
  while ((await log.lag(READINGS, 'regions')) > 0);
}

const prefixOf = (at: string): string => /prefix=([^&]*)/.exec(at)?.[1] ?? '';

async function withAdmin<A>(broker: string, action: (admin: Admin) => Promise<A>): Promise<A> {
  const { Kafka, logLevel } = kafkajs;
  const brokers = [broker.replace(/^kafka:\/\//, '')];
  const admin = new Kafka({ brokers, logLevel: logLevel.NOTHING }).admin();
  await admin.connect();
  try {
    return await action(admin);
  } finally {
    await admin.disconnect();
  }
}

async function retentions(admin: Admin, prefix: string): Promise<Record<string, string | undefined>> {
  const { resources } = await admin.describeConfigs({
    includeSynonyms: false,
    resources: ['courant.readings', 'courant.changes'].map((name) => ({
      type: kafkajs.ConfigResourceTypes.TOPIC,
      name: `${prefix}${name}`,
      configNames: ['retention.ms'],
    })),
  });
  return Object.fromEntries(
    resources.map(({ resourceName, configEntries }) => [
      resourceName.slice(prefix.length),
      configEntries[0]?.configValue,
    ]),
  );
}

async function limitMessages(admin: Admin, name: string, bytes: number): Promise<void> {
  const configEntries = [{ name: 'max.message.bytes', value: String(bytes) }];
  await admin.alterConfigs({
    validateOnly: false,
    resources: [{ type: kafkajs.ConfigResourceTypes.TOPIC, name, configEntries }],
  });
}

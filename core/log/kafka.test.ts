import { randomBytes } from 'node:crypto';
import { test } from 'vitest';
import { logContract } from './contract.ts';
import type { EventLog } from './event-log.ts';
import { openLog } from './open.ts';

const url = process.env.KAFKA_URL;

if (url === undefined) {
  test('the log on Kafka', ({ skip }) =>
    skip('KAFKA_URL names no broker; `npm run test:services` starts one'));
} else {
  onKafka(url);
}

function onKafka(broker: string): void {
  /** Topics nobody else has: an empty log. */
  const newUrl = () =>
    `${broker}${broker.includes('?') ? '&' : '?'}prefix=${randomBytes(4).toString('hex')}.`;
  const opened = new WeakMap<EventLog, { url: string; now: () => number }>();
  const openAt = async (at: { url: string; now: () => number }): Promise<EventLog> => {
    const log = await openLog(at.url, { ...at, dataDir: 'unused' });
    opened.set(log, at);
    return log;
  };

  logContract('the log on Kafka', {
    open: (now) => openAt({ url: newUrl(), now }),
    reopen: async (log) => {
      await log.close();
      return openAt(opened.get(log) as { url: string; now: () => number });
    },
  });
}

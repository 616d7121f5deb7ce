import { randomBytes } from 'node:crypto';
import { test } from 'vitest';

const broker = process.env.KAFKA_URL;

/** Defines tests that need Kafka; one skipped test with a reason where KAFKA_URL is not set. */
export function describeOnKafka(title: string, tests: () => void): void {
  if (broker !== undefined) tests();
  else test(title, ({ skip }) => skip('KAFKA_URL names no broker; `npm run test:services` starts one'));
}

/** The URL of a new log on the broker, apart from all others by its prefix. */
export const newLogUrl = (brokerUrl: string = broker as string): string =>
  `${brokerUrl}?prefix=${randomBytes(4).toString('hex')}.`;

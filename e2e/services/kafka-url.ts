import { randomBytes } from 'node:crypto';
import { test } from 'vitest';

const broker = process.env.KAFKA_URL;

/** Tests on a real Kafka, or one loud line where none is named. */
export function describeOnKafka(title: string, tests: () => void): void {
  if (broker !== undefined) tests();
  else test(title, ({ skip }) => skip('KAFKA_URL names no broker; `npm run test:services` starts one'));
}

/** A log of its own on the Kafka of the tests. */
export const newLogUrl = (brokerUrl: string = broker as string): string =>
  `${brokerUrl}?prefix=${randomBytes(4).toString('hex')}.`;

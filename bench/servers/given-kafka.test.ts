import { expect, test } from 'vitest';
import { brokersOf } from './given-kafka.ts';

test('the brokers of a plain address', () => {
  expect(brokersOf('kafka://one:9092,two:9092')).toEqual(['one:9092', 'two:9092']);
});

test.each(['kafka+ssl://one:9093', 'kafka://u:secret@one:9092', 'kafka://one:9092?prefix=x.', 'one:9092'])(
  '%s is refused, and its password not shown',
  (url) => {
    expect(() => brokersOf(url)).toThrow(/^KAFKA_URL: this bench takes "kafka:[^"]*", without TLS/);
  },
);

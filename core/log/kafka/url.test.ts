import { expect, test } from 'vitest';
import { readKafkaUrl } from './url.ts';

test('brokers between commas, in the clear', () => {
  expect(readKafkaUrl('kafka://one:9092,10.0.0.2:9093')).toEqual({
    connection: { brokers: ['one:9092', '10.0.0.2:9093'] },
    prefix: '',
    redactedUrl: 'kafka://one:9092,10.0.0.2:9093',
  });
});

test('TLS and a login, percent-decoded, and shown without its password', () => {
  const { connection, redactedUrl } = readKafkaUrl('kafka+ssl://line%40grid:p%3A%40ss@one:9092,two:9092');
  expect(connection).toEqual({
    brokers: ['one:9092', 'two:9092'],
    ssl: true,
    sasl: { mechanism: 'plain', username: 'line@grid', password: 'p:@ss' },
  });
  expect(redactedUrl).toBe('kafka+ssl://line%40grid:***@one:9092,two:9092');
});

test('another mechanism and a prefix by name', () => {
  const { connection, prefix } = readKafkaUrl('kafka+ssl://u:p@h:1?mechanism=scram-sha-512&prefix=blue.');
  expect(connection.sasl).toEqual({ mechanism: 'scram-sha-512', username: 'u', password: 'p' });
  expect(prefix).toBe('blue.');
});

test.each([
  ['kafka://:secret@h:9092', /host:port/],
  ['kafka://u:secret@h', /host:port/],
  ['kafka://u:secret@', /host:port/],
  ['kafka://u:secret%@h:9092', /percent-encoded/],
  ['kafka://u:secret@h:9092?mechanism=gssapi', /another mechanism.*scram-sha-256/],
  ['kafka://u:secret@h:9092?secret=1', /option of another name/],
  ['kafka://u:secret@h:9092?prefix=a/b', /prefix holds/],
  ['kafka+ssl://u:secret@h:9092?ca=/no/such/file', /file of ca= cannot be read \(ENOENT\)/],
])('%s is refused by name, without its password', (url, sentence) => {
  const message = errorMessageOf(url);
  expect(message).toMatch(/^LOG_URL: /);
  expect(message).toMatch(sentence);
  expect(message).not.toContain('secret');
});

function errorMessageOf(url: string): string {
  try {
    readKafkaUrl(url);
  } catch (error) {
    return (error as Error).message;
  }
  throw new Error(`${url} was accepted.`);
}

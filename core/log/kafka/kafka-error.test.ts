import { expect, test } from 'vitest';
import { isTransient, requiresRejoin, toLogError } from './kafka-error.ts';

const kafkaError = (name: string, type?: string): Error => Object.assign(new Error('fault'), { name, type });

test('a broker that is away passes, a wrong password does not, nor does a bug', () => {
  expect(isTransient(kafkaError('KafkaJSConnectionError'))).toBe(true);
  expect(isTransient(Object.assign(new Error(), { code: 'ECONNREFUSED' }))).toBe(true);
  expect(isTransient(kafkaError('KafkaJSSASLAuthenticationError'))).toBe(false);
  expect(isTransient(kafkaError('KafkaJSProtocolError', 'TOPIC_AUTHORIZATION_FAILED'))).toBe(false);
  expect(isTransient(new TypeError('x is not a function'))).toBe(false);
});

test('a damaged record of TLS passes, a certificate that is not trusted does not', () => {
  const tlsError = (code: string) =>
    Object.assign(kafkaError('KafkaJSConnectionError'), {
      cause: Object.assign(new Error('fault'), { code }),
    });
  expect(isTransient(tlsError('ERR_SSL_DECRYPTION_FAILED_OR_BAD_RECORD_MAC'))).toBe(true);
  expect(isTransient(tlsError('SELF_SIGNED_CERT_IN_CHAIN'))).toBe(false);
});

test('an error is judged by its root cause, under the retries that kafkajs wraps around it', () => {
  const wrapped = Object.assign(kafkaError('KafkaJSNumberOfRetriesExceeded'), {
    cause: kafkaError('KafkaJSSASLAuthenticationError'),
  });
  expect(isTransient(wrapped)).toBe(false);
});

test('an error about several topics is judged by the first of them', () => {
  const errors = [kafkaError('KafkaJSCreateTopicError', 'TOPIC_AUTHORIZATION_FAILED')];
  expect(isTransient(Object.assign(kafkaError('KafkaJSAggregateError'), { errors }))).toBe(false);
});

test('a generation that is over requires a new join, and is not retried', () => {
  const over = kafkaError('KafkaJSProtocolError', 'ILLEGAL_GENERATION');
  expect([requiresRejoin(over), isTransient(over)]).toEqual([true, false]);
});

test.each([
  ['KafkaJSConnectionError', undefined, 'Check that it runs and is reachable from here, and its name.'],
  ['KafkaJSSASLAuthenticationError', undefined, 'Check the user, the password and mechanism=.'],
  [
    'KafkaJSProtocolError',
    'GROUP_AUTHORIZATION_FAILED',
    'Give this user all rights on its topics and groups',
  ],
  ['KafkaJSProtocolError', 'MESSAGE_TOO_LARGE', 'Raise max.message.bytes of its topics'],
])('an error says the way out: %s, %s', (name, type, advice) => {
  const { message } = toLogError(kafkaError(name, type), 'kafka://h:1') as Error;
  expect(message).toContain(`LOG_URL: kafka://h:1 cannot be used: fault. ${advice}`);
});

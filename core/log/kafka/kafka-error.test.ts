import { expect, test } from 'vitest';
import { isTransient, RetryPolicy, requiresRejoin, retryDelayMs, withRetry } from './kafka-error.ts';

const kafkaError = (name: string, type?: string): Error => Object.assign(new Error('fault'), { name, type });

test('a broker that is away passes, a wrong password does not, nor does a bug', () => {
  expect(isTransient(kafkaError('KafkaJSConnectionError'))).toBe(true);
  expect(isTransient(Object.assign(new Error(), { code: 'ECONNREFUSED' }))).toBe(true);
  expect(isTransient(kafkaError('KafkaJSSASLAuthenticationError'))).toBe(false);
  expect(isTransient(kafkaError('KafkaJSProtocolError', 'TOPIC_AUTHORIZATION_FAILED'))).toBe(false);
  expect(isTransient(new TypeError('x is not a function'))).toBe(false);
});

test('a fault is judged by its origin, under whatever retries were wrapped around it', () => {
  const wrapped = Object.assign(kafkaError('KafkaJSNumberOfRetriesExceeded'), {
    cause: kafkaError('KafkaJSSASLAuthenticationError'),
  });
  expect(isTransient(wrapped)).toBe(false);
});

test('a generation that is over is no fault that passes: the group is joined anew', () => {
  const over = kafkaError('KafkaJSProtocolError', 'ILLEGAL_GENERATION');
  expect([requiresRejoin(over), isTransient(over)]).toEqual([true, false]);
});

test('pauses double up to five seconds, and are shared out by chance', () => {
  expect([1, 2, 3, 99].map((attempt) => retryDelayMs(attempt, () => 1))).toEqual([200, 400, 800, 5_000]);
  expect(retryDelayMs(99, () => 0)).toBe(100);
});

test('what passes is tried again, what does not is thrown as it is', async () => {
  const faults = [kafkaError('KafkaJSConnectionError'), new TypeError('bug')];
  const patience = new RetryPolicy(60_000, 'kafka://h:1', () => undefined);
  const act = async () => {
    throw faults.shift();
  };
  await expect(withRetry(patience, act)).rejects.toThrow(TypeError);
  expect(faults).toEqual([]);
});

test('patience ends, and then the fault is thrown as one that may pass later', async () => {
  const patience = new RetryPolicy(-1, 'kafka://h:1', () => undefined);
  const act = async () => {
    throw kafkaError('KafkaJSConnectionError');
  };
  const sentence = 'LOG_URL: kafka://h:1 cannot be used: fault';
  await expect(withRetry(patience, act)).rejects.toMatchObject({ retry: true, message: sentence });
});

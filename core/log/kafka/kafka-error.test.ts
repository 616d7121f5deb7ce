import { expect, test } from 'vitest';
import { isPassing, isRejoin, Patience, patiently, pauseBefore } from './kafka-error.ts';

const kafkaFault = (name: string, type?: string): Error => Object.assign(new Error('fault'), { name, type });

test('a broker that is away passes, a wrong password does not, nor does a bug', () => {
  expect(isPassing(kafkaFault('KafkaJSConnectionError'))).toBe(true);
  expect(isPassing(Object.assign(new Error(), { code: 'ECONNREFUSED' }))).toBe(true);
  expect(isPassing(kafkaFault('KafkaJSSASLAuthenticationError'))).toBe(false);
  expect(isPassing(kafkaFault('KafkaJSProtocolError', 'TOPIC_AUTHORIZATION_FAILED'))).toBe(false);
  expect(isPassing(new TypeError('x is not a function'))).toBe(false);
});

test('a fault is judged by its origin, under whatever retries were wrapped around it', () => {
  const wrapped = Object.assign(kafkaFault('KafkaJSNumberOfRetriesExceeded'), {
    cause: kafkaFault('KafkaJSSASLAuthenticationError'),
  });
  expect(isPassing(wrapped)).toBe(false);
});

test('a generation that is over is no fault that passes: the group is joined anew', () => {
  const over = kafkaFault('KafkaJSProtocolError', 'ILLEGAL_GENERATION');
  expect([isRejoin(over), isPassing(over)]).toEqual([true, false]);
});

test('pauses double up to five seconds, and are shared out by chance', () => {
  expect([1, 2, 3, 99].map((attempt) => pauseBefore(attempt, () => 1))).toEqual([200, 400, 800, 5_000]);
  expect(pauseBefore(99, () => 0)).toBe(100);
});

test('what passes is tried again, what does not is thrown as it is', async () => {
  const faults = [kafkaFault('KafkaJSConnectionError'), new TypeError('bug')];
  const patience = new Patience(60_000, 'kafka://h:1', () => undefined);
  const act = async () => {
    throw faults.shift();
  };
  await expect(patiently(patience, act)).rejects.toThrow(TypeError);
  expect(faults).toEqual([]);
});

test('patience ends, and then the fault is thrown as one that may pass later', async () => {
  const patience = new Patience(-1, 'kafka://h:1', () => undefined);
  const act = async () => {
    throw kafkaFault('KafkaJSConnectionError');
  };
  const sentence = 'LOG_URL: kafka://h:1 cannot be used: fault';
  await expect(patiently(patience, act)).rejects.toMatchObject({ retry: true, message: sentence });
});

import { expect, test } from 'vitest';
import { RetryPolicy, retryDelayMs, withRetry } from './retry-policy.ts';

const kafkaError = (name: string): Error => Object.assign(new Error('fault'), { name });

test('pauses double up to five seconds, and are shared out by chance', () => {
  expect([1, 2, 3, 99].map((attempt) => retryDelayMs(attempt, () => 1))).toEqual([200, 400, 800, 5_000]);
  expect(retryDelayMs(99, () => 0)).toBe(100);
});

test('what passes is tried again, what does not is thrown as it is', async () => {
  const errors = [kafkaError('KafkaJSConnectionError'), new TypeError('bug')];
  const policy = new RetryPolicy(60_000, 'kafka://h:1', () => undefined);
  const action = async () => {
    throw errors.shift();
  };
  await expect(withRetry(policy, action)).rejects.toThrow(TypeError);
  expect(errors).toEqual([]);
});

test('attempts end after the time-out, and the error is then one that may pass later', async () => {
  const policy = new RetryPolicy(-1, 'kafka://h:1', () => undefined);
  const action = async () => {
    throw kafkaError('KafkaJSConnectionError');
  };
  const sentence =
    'LOG_URL: kafka://h:1 cannot be used: fault. Check that it runs and is reachable from here, and its name.';
  await expect(withRetry(policy, action)).rejects.toMatchObject({ retry: true, message: sentence });
});

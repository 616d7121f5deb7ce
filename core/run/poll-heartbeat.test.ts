import { expect, test } from 'vitest';
import { pollHeartbeat } from './poll-heartbeat.ts';

test('beats while all is well; a question that fails, or a no, is no beat', async () => {
  const stop = new AbortController();
  const answers = [async () => true, async () => false, async () => Promise.reject(new Error('away'))];
  let heartbeats = 0;
  const isHealthy = () => {
    const answer = answers.shift() ?? (async () => true);
    if (answers.length === 0) stop.abort();
    return answer();
  };
  await pollHeartbeat(isHealthy, () => heartbeats++, 1)(stop.signal);
  expect(heartbeats).toBe(1);
});

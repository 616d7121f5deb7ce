import { expect, test } from 'vitest';
import { pollHeartbeat } from './poll-heartbeat.ts';

test('beats while all is well; a question that fails, or a no, is no beat', async () => {
  const stop = new AbortController();
  const answers = [async () => true, async () => false, async () => Promise.reject(new Error('away'))];
  let beats = 0;
  const isWell = () => {
    const answer = answers.shift() ?? (async () => true);
    if (answers.length === 0) stop.abort();
    return answer();
  };
  await pollHeartbeat(isWell, () => beats++, 1)(stop.signal);
  expect(beats).toBe(1);
});

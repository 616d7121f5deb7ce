import { test } from 'vitest';
import { expectToAnswer, expectToWithstand, LIMIT_MS, useAttackedServer } from './test-server.ts';
import { SLOW_REQUESTS } from './trial/slow-requests.ts';
import { STALLED_CROWD } from './trial/stalled-crowd.ts';
import { STALLED_READERS } from './trial/stalled-readers.ts';

/** A client that does not read, or does not send, is cut sooner than by default; its answers are of a whole year. */
const server = useAttackedServer({
  transportLimits: { requestTimeoutMs: 1_500, writeTimeoutMs: 1_500, pingIntervalMs: 500 },
  historyDays: 370,
});

test.each([...STALLED_READERS, STALLED_CROWD, SLOW_REQUESTS])(
  '$name: $goal',
  { timeout: LIMIT_MS },
  async (trial) => {
    await expectToWithstand(server(), trial);
    await expectToAnswer(server());
  },
);

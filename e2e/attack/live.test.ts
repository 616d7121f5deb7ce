import { expect, test } from 'vitest';
import { within } from './client/wait.ts';
import { expectToAnswer, expectToWithstand, LIMIT_MS, useAttackedServer } from './test-server.ts';
import { CUT_CLIENTS } from './trial/cut-clients.ts';
import { DISTINCT_QUESTIONS } from './trial/distinct-questions.ts';
import { resumeAndLeave, VANISHING_RESUMERS } from './trial/vanishing-resumers.ts';

const server = useAttackedServer();

test('others are answered while streams are resumed that nobody reads', async () => {
  const sockets = await resumeAndLeave(server(), () => undefined);
  await expectToAnswer(server());
  for (const socket of sockets) socket.destroy();
});

test.each(VANISHING_RESUMERS)('$name', async (trial) => {
  await expectToWithstand(server(), trial);
  await expectToAnswer(server());
});

test('questions that differ leave no answers in memory', { timeout: LIMIT_MS }, () =>
  expectToWithstand(server(), DISTINCT_QUESTIONS),
);

test('clients that are cut while much changes end equal to the server', { timeout: LIMIT_MS }, () =>
  expectToWithstand(server(), CUT_CLIENTS),
);

const ENDED_MS = 20_000;

test('a server whose streams are resumed and not read still ends', async () => {
  await resumeAndLeave(server(), () => undefined);
  expect(await within(ENDED_MS, server().end(2 * ENDED_MS), 'still running')).not.toBe('still running');
});

import { expect, test } from 'vitest';
import { expectToAnswer, expectToWithstand, LIMIT_MS, useAttackedServer } from './test-server.ts';
import { CONDUCTS } from './trial/conducts.ts';
import { FOREIGN_CURSORS } from './trial/foreign-cursors.ts';
import { observeConduct } from './trial/protocol-conduct.ts';
import { SOCKET_CROWD } from './trial/socket-crowd.ts';

const server = useAttackedServer();

test.each(CONDUCTS)('a client on a socket: $what', async (conduct) => {
  const failuresBefore = await server().failures();
  const { answered } = await observeConduct(server().socketUrl, conduct);
  expect(conduct.expected).toContain(answered);
  expect(await server().failures()).toEqual(failuresBefore);
  await expectToAnswer(server());
});

test('a cursor that is not of this log gets an error with a code, or a reset', () =>
  expectToWithstand(server(), FOREIGN_CURSORS));

test(
  'one socket too many of an address is refused, and those of others hear events',
  { timeout: LIMIT_MS },
  () => expectToWithstand(server(), SOCKET_CROWD),
);

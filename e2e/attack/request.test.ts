import { test } from 'vitest';
import { expectToAnswer, expectToWithstand, LIMIT_MS, useAttackedServer } from './test-server.ts';
import { REQUEST_FLOOD, VANISHING_CONNECTIONS } from './trial/connection-churn.ts';
import { BAD_VALUES, DOCUMENT_BOMBS } from './trial/document-bombs.ts';
import { EVERY_TRANSPORT } from './trial/every-transport.ts';
import { HTTP_AUDITS, UPGRADE_REQUESTS } from './trial/http-conduct.ts';
import { ODD_REQUESTS } from './trial/odd-requests.ts';
import { BIG_BODIES } from './trial/slow-requests.ts';

const server = useAttackedServer();

const TRIALS = [
  DOCUMENT_BOMBS,
  BAD_VALUES,
  EVERY_TRANSPORT,
  ODD_REQUESTS,
  UPGRADE_REQUESTS,
  HTTP_AUDITS,
  BIG_BODIES,
  VANISHING_CONNECTIONS,
  REQUEST_FLOOD,
];

test.each(TRIALS)('$name: $goal', { timeout: LIMIT_MS }, async (trial) => {
  await expectToWithstand(server(), trial);
  await expectToAnswer(server());
});

import { serverAudits } from 'graphql-http';
import { expect, test } from 'vitest';
import { useAttackedServer } from './test-server.ts';

const server = useAttackedServer();

/** The audits of GraphQL over HTTP whose address is a function, so that they can be listed before the server is open. */
const AUDITS = serverAudits({ url: () => `${server().url}/graphql` });

test('all audits of GraphQL over HTTP are here', () => {
  expect(AUDITS.length).toBeGreaterThan(60);
});

/**
 * Where we differ: an operation that was not executed is answered with 400 for `application/json` too, since programs look
 * at the status first, and a cache in front must not store it.
 */
const DIFFERS: ReadonlySet<string> = new Set([
  'SHOULD use 200 status code on document parsing failure when accepting application/json',
  'SHOULD use 200 status code on document validation failure when accepting application/json',
  'SHOULD use a status code of 200 on variable coercion failure when accepting application/json',
]);

test.each(AUDITS.map((audit) => [audit.name, audit] as const))('%s', async (name, audit) => {
  const result = await audit.fn();
  if (result.status === 'ok' || result.status === 'notice') return;
  expect(result.status, result.reason).not.toBe('error');
  expect(DIFFERS, result.reason).toContain(name);
});

import { expect, test } from 'vitest';
import { secretsHider } from './hide-secrets.ts';

test('a password is hidden as it stands and decoded, whoever names it', () => {
  const hide = secretsHider({ STORE_URL: 'mongodb://user:hunter%402@host/db' });
  expect(hide('no such user: hunter%402, hunter@2')).toBe('no such user: ***, ***');
});

test('a piece behind an "@" that should have been encoded is hidden too', () => {
  const hide = secretsHider({ LOG_URL: 'kafka://user:pa@hunter2/x@host:9092' });
  expect(hide('getaddrinfo ENOTFOUND hunter2')).toBe('getaddrinfo ENOTFOUND ***');
});

test('a URL without a password hides nothing', () => {
  const hide = secretsHider({ LOG_URL: 'kafka://host:9092', STORE_URL: 'embedded:' });
  expect(hide('kafka://host:9092 and embedded:')).toBe('kafka://host:9092 and embedded:');
});

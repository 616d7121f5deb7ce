import { expect, test } from 'vitest';
import { withSecretFiles } from './secret-file.ts';

test('a URL with a password can stand in a file', () => {
  const env = withSecretFiles(
    { PORT: '1', STORE_URL_FILE: '/secret/store-url' },
    (path) => `mongodb:${path}\n`,
  );
  expect(env).toMatchObject({ PORT: '1', STORE_URL: 'mongodb:/secret/store-url' });
});

test('a file that cannot be read is named', () => {
  expect(() => withSecretFiles({ LOG_URL_FILE: '/nowhere/log-url' })).toThrow(
    'LOG_URL_FILE: met "/nowhere/log-url", which cannot be read (ENOENT).',
  );
});

test('the same setting twice is refused', () => {
  expect(() => withSecretFiles({ LOG_URL: 'kafka://a:1', LOG_URL_FILE: '/x' })).toThrow(
    'LOG_URL_FILE: LOG_URL is set too; leave one of them out.',
  );
});

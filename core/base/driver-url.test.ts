import { expect, test } from 'vitest';
import {
  type DriverUrls,
  findScheme,
  LOG_URLS,
  MEMORY_URLS,
  noDriverMessage,
  STORE_URLS,
} from './driver-url.ts';

test.each<DriverUrls>([LOG_URLS, STORE_URLS, MEMORY_URLS])('each example is of its own form', (urls) => {
  const schemes = Object.values(urls).map(({ example }) => findScheme(urls, example));
  expect(schemes).toEqual(Object.keys(urls));
});

test.each(['kafka://a:9092,b:9092', 'kafka://host:9092?prefix=blue.', 'kafka://user:p%40ss@host:9092'])(
  '%s names the driver of its scheme',
  (url) => {
    expect(findScheme(LOG_URLS, url)).toBe('kafka');
  },
);

test.each(['', 'kafka', 'kafka:', 'kafka:host:9092', 'kafka://a b', 'embedded:x', 'memory:', 'toString:'])(
  '"%s" names no driver of a log',
  (url) => {
    expect(findScheme(LOG_URLS, url)).toBeUndefined();
  },
);

test('a refusal repeats the scheme alone, and names every driver by an example', () => {
  expect(noDriverMessage('store', STORE_URLS, 'postgres://user:secret@host/db')).toBe(
    'no store driver for "postgres". Use "embedded:" (on disk, below DATA_DIR), ' +
      '"mongodb://user:password@host:27017/courant" or "mongodb+srv://user:password@cluster.example/courant".',
  );
});

test('a refusal says where the scheme has a driver and the rest is of another form', () => {
  expect(noDriverMessage('log', LOG_URLS, 'kafka:secret')).toMatch(
    /^no log driver for a "kafka:" URL of another form\. Use "embedded:".* or "kafka\+ssl:[^"]*"\.$/,
  );
});

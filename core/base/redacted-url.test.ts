import { expect, test } from 'vitest';
import { redactedUrl } from './redacted-url.ts';

test.each([
  ['embedded:', 'embedded:'],
  ['kafka://a:9092,b:9092', 'kafka://a:9092,b:9092'],
  ['kafka+ssl://user:secret@a:9093,b:9093', 'kafka+ssl://user:***@a:9093,b:9093'],
  ['mongodb://user:sec/re@t@db:27017/courant', 'mongodb://user:***@db:27017/courant'],
  ['mongodb://user@db/courant', 'mongodb://user@db/courant'],
  ['mongodb://host:27017/courant', 'mongodb://host:27017/courant'],
  ['mongodb://a:1,b:2/db?replicaSet=rs', 'mongodb://a:1,b:2/db'],
  ['mongodb://user:secret@host/db?w=1', 'mongodb://user:***@host/db'],
  ['mongodb+srv://user@host', 'mongodb+srv://user@host'],
  ['mongodb://user:se:cr@et/s@host/db', 'mongodb://user:***@host/db'],
  ['mongodb://host/db?tlsCertificateKeyFilePassword=secret', 'mongodb://host/db'],
])('"%s" is shown as "%s"', (url, shown) => {
  expect(redactedUrl(url)).toBe(shown);
});

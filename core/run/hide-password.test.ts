import { expect, test } from 'vitest';
import { hidePassword } from './hide-password.ts';

test.each([
  ['kafka://a:9092,b:9092', 'kafka://a:9092,b:9092'],
  ['kafka+ssl://user:secret@a:9093,b:9093', 'kafka+ssl://user:***@a:9093,b:9093'],
  ['mongodb://user:sec/re@t@db:27017/courant', 'mongodb://user:***@db:27017/courant'],
  ['mongodb://user@db/courant', 'mongodb://user@db/courant'],
  ['embedded:', 'embedded:'],
])('%s is shown as %s', (url, shown) => {
  expect(hidePassword(url)).toBe(shown);
});

import { expect, test } from 'vitest';
import { Notifier } from './notifier.ts';

test('every listener is called at each notification', () => {
  const notifier = new Notifier();
  const calls: string[] = [];
  notifier.subscribe(() => calls.push('a'));
  notifier.subscribe(() => calls.push('b'));
  notifier.notify();
  notifier.notify();
  expect(calls).toEqual(['a', 'b', 'a', 'b']);
});

test('a listener is not called after it has unsubscribed', () => {
  const notifier = new Notifier();
  let calls = 0;
  const unsubscribe = notifier.subscribe(() => calls++);
  unsubscribe();
  notifier.notify();
  expect(calls).toBe(0);
});

test('a listener that subscribes another during a notification does not extend it', () => {
  const notifier = new Notifier();
  let calls = 0;
  notifier.subscribe(() => notifier.subscribe(() => calls++));
  notifier.notify();
  expect(calls).toBe(0);
  notifier.notify();
  expect(calls).toBe(1);
});

import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type EventLog, OffsetAheadError } from '../event-log.ts';
import { CHANGES } from '../topic.ts';
import { change, letEventLoopTurn, nextOf } from './builder.ts';
import type { LogUnderTest } from './log-under-test.ts';

/** Following a partition without a group. */
export function describeTailing(name: string, { open }: LogUnderTest): void {
  describe(`${name} keeps`, () => {
    let log: EventLog;
    beforeEach(async () => {
      log = await open(Date.now);
    });
    afterEach(() => log.close());

    test('a tail from its cursor on, that waits at the end and wakes', async () => {
      const [, cursor = 0] = await log.append(CHANGES, [change(1), change(2), change(3)]);
      const tail = log.tail(CHANGES, 0, cursor, new AbortController().signal)[Symbol.asyncIterator]();
      const setters = async () => {
        const page = await nextOf(tail);
        return page.map(({ message }) => message.ok && 'setter' in message.value && message.value.setter);
      };
      expect(await setters()).toEqual([2, 3]);
      const pending = setters();
      await letEventLoopTurn();
      await log.append(CHANGES, [change(4)]);
      expect(await pending).toEqual([4]);
      await tail.return?.();
    });

    test('no tail past the end', async () => {
      const tail = log.tail(CHANGES, 0, 5, new AbortController().signal)[Symbol.asyncIterator]();
      await expect(tail.next()).rejects.toBeInstanceOf(OffsetAheadError);
    });

    test.each(['abort', 'return', 'close'] as const)(
      'no waiting tail from ending at once: %s',
      async (how) => {
        const stop = new AbortController();
        const tail = log.tail(CHANGES, 0, 0, stop.signal)[Symbol.asyncIterator]();
        const pending = tail.next();
        await letEventLoopTurn();
        if (how === 'abort') stop.abort();
        if (how === 'return') await tail.return?.();
        if (how === 'close') await log.close();
        expect(await pending).toEqual({ done: true, value: undefined });
        expect(await tail.next()).toEqual({ done: true, value: undefined });
      },
    );
  });
}

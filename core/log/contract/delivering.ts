import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { EventLog } from '../event-log.ts';
import { READINGS } from '../topic.ts';
import {
  consumer,
  consumeUntil,
  letEventLoopTurn,
  nextOf,
  numbersOf,
  reading,
  readings,
  undecodableReadings,
  upTo,
} from './builder.ts';
import type { LogUnderTest } from './log-under-test.ts';

const GROUP = 'regions';

/** Delivering entries to consumers, and their commits. */
export function describeDelivering(name: string, { open }: LogUnderTest): void {
  describe(`${name} delivers`, () => {
    let log: EventLog;
    beforeEach(async () => {
      log = await open(Date.now);
    });
    afterEach(() => log.close());

    test('a new group everything kept, in order, a partition a batch', async () => {
      await log.append(READINGS, [...readings('IDF', upTo(3)), ...readings('PAC', upTo(3))]);
      const entries = await consumeUntil(log, READINGS, GROUP, 6);
      for (const partition of [0, 11]) {
        expect(numbersOf(entries.filter((entry) => entry.partition === partition))).toEqual(upTo(3));
      }
    });

    test('batches of at most maxBatch, each after the last, committed or not', async () => {
      await log.append(READINGS, readings('IDF', upTo(5)));
      const batches = consumer(log, READINGS, GROUP, { maxBatch: 2 });
      const sizes = [await nextOf(batches), await nextOf(batches), await nextOf(batches)];
      await batches.return?.();
      expect(sizes.map(({ entries }) => entries.length)).toEqual([2, 2, 1]);
      expect(numbersOf(sizes.flatMap(({ entries }) => entries))).toEqual(upTo(5));
    });

    test('what is appended while it waits', async () => {
      const batches = consumer(log, READINGS, GROUP);
      const pending = nextOf(batches);
      await letEventLoopTurn();
      await log.append(READINGS, [reading('BRE', 7)]);
      expect(numbersOf((await pending).entries)).toEqual([7]);
      await batches.return?.();
    });

    test('from where the group last committed', async () => {
      await log.append(READINGS, readings('IDF', upTo(3)));
      await consumeUntil(log, READINGS, GROUP, 3, { commit: true });
      await log.append(READINGS, [reading('IDF', 3)]);
      expect(numbersOf(await consumeUntil(log, READINGS, GROUP, 1))).toEqual([3]);
    });

    test('again the entries that were not committed', async () => {
      await log.append(READINGS, readings('IDF', upTo(3)));
      await consumeUntil(log, READINGS, GROUP, 3);
      expect(numbersOf(await consumeUntil(log, READINGS, GROUP, 3))).toEqual(upTo(3));
    });

    test('from the middle of a batch that was done in part', async () => {
      await log.append(READINGS, readings('IDF', upTo(4)));
      const batches = consumer(log, READINGS, GROUP);
      const batch = await nextOf(batches);
      await batch.commit(batch.entries[2]?.offset);
      await batches.return?.();
      expect(numbersOf(await consumeUntil(log, READINGS, GROUP, 2))).toEqual([2, 3]);
    });

    test('no batch that can commit an offset beyond itself', async () => {
      await log.append(READINGS, readings('IDF', upTo(2)));
      const batches = consumer(log, READINGS, GROUP);
      const batch = await nextOf(batches);
      await expect(batch.commit((batch.entries[1]?.offset ?? 0) + 2)).rejects.toThrow(RangeError);
      await batches.return?.();
    });

    test('an undecodable entry with its reason, and then the next ones', async () => {
      await log.append(undecodableReadings, [reading('IDF', 0)]);
      await log.append(READINGS, [reading('IDF', 1)]);
      expect(numbersOf(await consumeUntil(log, READINGS, GROUP, 2))).toEqual(['not a reading', 1]);
    });

    test('each group on its own', async () => {
      await log.append(READINGS, readings('IDF', upTo(3)));
      await consumeUntil(log, READINGS, GROUP, 3, { commit: true });
      expect(numbersOf(await consumeUntil(log, READINGS, 'other', 3))).toEqual(upTo(3));
    });

    test('to two groups at once, neither taking from the other', async () => {
      await log.append(READINGS, [reading('IDF', 0)]);
      const [one, other] = [consumer(log, READINGS, GROUP), consumer(log, READINGS, 'other')];
      const inHand = [await nextOf(one), await nextOf(other)];
      expect(inHand.map((batch) => batch.isCurrent())).toEqual([true, true]);
      for (const batch of inHand) await batch.commit();
      await Promise.all([one.return?.(), other.return?.()]);
    });

    test.each(['abort', 'return', 'close'] as const)(
      'nothing more after its end, waiting or not: %s',
      async (how) => {
        const stop = new AbortController();
        const batches = consumer(log, READINGS, GROUP, { signal: stop.signal });
        const pending = batches.next();
        await letEventLoopTurn();
        if (how === 'abort') stop.abort();
        if (how === 'return') await batches.return?.();
        if (how === 'close') await log.close();
        expect(await pending).toEqual({ done: true, value: undefined });
        expect(await batches.next()).toEqual({ done: true, value: undefined });
      },
    );

    test('a last batch that can be committed after the abort', async () => {
      await log.append(READINGS, readings('IDF', upTo(2)));
      const stop = new AbortController();
      for await (const batch of log.consume(READINGS, GROUP, { signal: stop.signal })) {
        stop.abort();
        await batch.commit();
      }
      expect(await log.lag(READINGS, GROUP)).toBe(0);
    });
  });
}

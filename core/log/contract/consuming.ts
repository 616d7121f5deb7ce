import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Reading } from '../../domain/index.ts';
import { type Batch, type EventLog, GroupInUseError, StaleBatchError } from '../event-log.ts';
import { READINGS, type Topic } from '../topic.ts';
import {
  consumer,
  consumeUntil,
  letEventLoopTurn,
  nextOf,
  numbersOf,
  reading,
  readings,
  upTo,
} from './builder.ts';
import type { LogUnderTest } from './log-under-test.ts';

const GROUP = 'regions';
const undecodable: Topic<Reading> = { ...READINGS, encode: () => 'not a reading' };

/** Groups: delivery, commit, redelivery, takeover. */
export function consumingContract(name: string, { open, reopen }: LogUnderTest): void {
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

    test('again what was not committed', async () => {
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

    test('no batch that can commit beyond itself', async () => {
      await log.append(READINGS, readings('IDF', upTo(2)));
      const batches = consumer(log, READINGS, GROUP);
      const batch = await nextOf(batches);
      await expect(batch.commit((batch.entries[1]?.offset ?? 0) + 2)).rejects.toThrow(RangeError);
      await batches.return?.();
    });

    test('what is not of the topic with its reason, and goes on behind it', async () => {
      await log.append(undecodable, [reading('IDF', 0)]);
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

    test('and knows where a group stands and what it lags behind', async () => {
      const offsets = await log.append(READINGS, [...readings('IDF', upTo(2)), ...readings('CVL', upTo(3))]);
      expect(await log.lag(READINGS, GROUP)).toBe(5);
      await consumeUntil(log, READINGS, GROUP, 5, { commit: true });
      await log.append(READINGS, [reading('IDF', 9)]);
      const position = await log.committedOffsets(READINGS, GROUP);
      expect(position).toHaveLength(12);
      expect(position.slice(0, 2)).toEqual([(offsets[1] ?? 0) + 1, (offsets[4] ?? 0) + 1]);
      expect(await log.lag(READINGS, GROUP)).toBe(1);
    });

    test('all again after a reset to the first, nothing after a reset to the end', async () => {
      await log.append(READINGS, readings('IDF', upTo(3)));
      await consumeUntil(log, READINGS, GROUP, 3, { commit: true });
      await log.reset(READINGS, GROUP, 'FIRST');
      expect(await log.lag(READINGS, GROUP)).toBe(3);
      expect(numbersOf(await consumeUntil(log, READINGS, GROUP, 3))).toEqual(upTo(3));
      await log.reset(READINGS, GROUP, 'END');
      expect(await log.lag(READINGS, GROUP)).toBe(0);
    });

    test('no reset under a consumer', async () => {
      await log.append(READINGS, [reading('IDF', 0)]);
      const batches = consumer(log, READINGS, GROUP);
      await nextOf(batches);
      await expect(log.reset(READINGS, GROUP, 'END')).rejects.toThrow(/being consumed/);
      await batches.return?.();
    });

    test('and knows whether a group is being consumed, moving nothing', async () => {
      await log.append(READINGS, readings('IDF', upTo(3)));
      await consumeUntil(log, READINGS, GROUP, 3, { commit: true });
      const isConsumed = () => log.isConsumed(READINGS, GROUP);
      expect([await isConsumed(), await log.isConsumed(READINGS, 'nobody')]).toEqual([false, false]);
      await log.append(READINGS, [reading('IDF', 3)]);
      const batches = consumer(log, READINGS, GROUP);
      await nextOf(batches);
      expect([await isConsumed(), await log.isConsumed(READINGS, 'nobody')]).toEqual([true, false]);
      await batches.return?.();
      expect([await isConsumed(), await log.lag(READINGS, GROUP)]).toEqual([false, 1]);
    });

    test('all again to a group that was forgotten, and to no other', async () => {
      await log.append(READINGS, [...readings('IDF', upTo(3)), ...readings('PAC', upTo(2))]);
      for (const group of [GROUP, 'other']) await consumeUntil(log, READINGS, group, 5, { commit: true });
      await log.deleteCommittedOffsets(READINGS, GROUP);
      await log.deleteCommittedOffsets(READINGS, GROUP);
      await log.deleteCommittedOffsets(READINGS, 'never was');
      if (reopen) log = await reopen(log);
      expect([await log.lag(READINGS, GROUP), await log.lag(READINGS, 'other')]).toEqual([5, 0]);
    });

    test('no forgetting under a consumer', async () => {
      await log.append(READINGS, [reading('IDF', 0)]);
      const batches = consumer(log, READINGS, GROUP);
      await (await nextOf(batches)).commit();
      await expect(log.deleteCommittedOffsets(READINGS, GROUP)).rejects.toBeInstanceOf(GroupInUseError);
      expect(await log.lag(READINGS, GROUP)).toBe(0);
      await batches.return?.();
    });

    test('a partition taken over from its commit on, and leaves the former owner no commit', async () => {
      const regions = [
        'IDF',
        'CVL',
        'BFC',
        'NOR',
        'HDF',
        'GES',
        'PDL',
        'BRE',
        'NAQ',
        'OCC',
        'ARA',
        'PAC',
      ] as const;
      await log.append(
        READINGS,
        regions.map((area) => reading(area, 1)),
      );
      const former = consumer(log, READINGS, GROUP);
      const inHand: Batch<Reading>[] = [];
      for (const _ of regions) inHand.push(await nextOf(former));
      expect(inHand.every((batch) => batch.isCurrent())).toBe(true);
      const waiting = former.next();

      const newcomer = consumer(log, READINGS, GROUP);
      const taken = await nextOf(newcomer);
      const zombie = inHand.find(({ partition }) => partition === taken.partition);
      expect(taken.entries[0]?.offset).toBe(zombie?.entries[0]?.offset);
      expect([taken.isCurrent(), zombie?.isCurrent()]).toEqual([true, false]);
      await expect(zombie?.commit()).rejects.toBeInstanceOf(StaleBatchError);
      await taken.commit();
      expect((await log.committedOffsets(READINGS, GROUP))[taken.partition]).toBe(
        (taken.entries[0]?.offset ?? 0) + 1,
      );

      await Promise.all([former.return?.(), newcomer.return?.(), waiting]);
    });

    test.each(['abort', 'return', 'close'] as const)(
      'nothing more once it is to end, waiting or not: %s',
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

    test('a last commit to whoever is told to end with a batch in hand', async () => {
      await log.append(READINGS, readings('IDF', upTo(2)));
      const stop = new AbortController();
      for await (const batch of log.consume(READINGS, GROUP, { signal: stop.signal })) {
        stop.abort();
        await batch.commit();
      }
      expect(await log.lag(READINGS, GROUP)).toBe(0);
    });

    test.runIf(reopen)('after a crash from the last commit on', async () => {
      await log.append(READINGS, readings('IDF', upTo(4)));
      const batches = consumer(log, READINGS, GROUP, { maxBatch: 2 });
      await (await nextOf(batches)).commit();
      await nextOf(batches);
      log = (await reopen?.(log)) ?? log;
      expect(numbersOf(await consumeUntil(log, READINGS, GROUP, 2))).toEqual([2, 3]);
      expect(await log.lag(READINGS, GROUP)).toBe(2);
    });
  });
}

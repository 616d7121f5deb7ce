import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { REGION_CODES, type Reading } from '../../domain/index.ts';
import { type Batch, type EventLog, GroupInUseError, StaleBatchError } from '../event-log.ts';
import { READINGS } from '../topic.ts';
import { consumer, consumeUntil, nextOf, numbersOf, reading, readings, upTo } from './builder.ts';
import type { LogUnderTest } from './log-under-test.ts';

const GROUP = 'regions';

/** A group's committed offsets, and the consumers that share its partitions. */
export function describeGrouping(name: string, { open, reopen }: LogUnderTest): void {
  describe(`a group on ${name}`, () => {
    let log: EventLog;
    beforeEach(async () => {
      log = await open(Date.now);
    });
    afterEach(() => log.close());

    test('has an offset committed in each partition, and a lag', async () => {
      const offsets = await log.append(READINGS, [...readings('IDF', upTo(2)), ...readings('CVL', upTo(3))]);
      expect(await log.lag(READINGS, GROUP)).toBe(5);
      await consumeUntil(log, READINGS, GROUP, 5, { commit: true });
      await log.append(READINGS, [reading('IDF', 9)]);
      const committed = await log.committedOffsets(READINGS, GROUP);
      expect(committed).toHaveLength(12);
      expect(committed.slice(0, 2)).toEqual([(offsets[1] ?? 0) + 1, (offsets[4] ?? 0) + 1]);
      expect(await log.lag(READINGS, GROUP)).toBe(1);
    });

    test('gets all again after a reset to the first, nothing after a reset to the end', async () => {
      await log.append(READINGS, readings('IDF', upTo(3)));
      await consumeUntil(log, READINGS, GROUP, 3, { commit: true });
      await log.reset(READINGS, GROUP, 'FIRST');
      expect(await log.lag(READINGS, GROUP)).toBe(3);
      expect(numbersOf(await consumeUntil(log, READINGS, GROUP, 3))).toEqual(upTo(3));
      await log.reset(READINGS, GROUP, 'END');
      expect(await log.lag(READINGS, GROUP)).toBe(0);
    });

    test('cannot be reset while it has a consumer', async () => {
      await log.append(READINGS, [reading('IDF', 0)]);
      const batches = consumer(log, READINGS, GROUP);
      await nextOf(batches);
      await expect(log.reset(READINGS, GROUP, 'END')).rejects.toThrow(/being consumed/);
      await batches.return?.();
    });

    test('says whether it has consumers, and commits nothing by that', async () => {
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

    test('gets all again after its offsets were deleted, and no other group does', async () => {
      await log.append(READINGS, [...readings('IDF', upTo(3)), ...readings('PAC', upTo(2))]);
      for (const group of [GROUP, 'other']) await consumeUntil(log, READINGS, group, 5, { commit: true });
      await log.deleteCommittedOffsets(READINGS, GROUP);
      await log.deleteCommittedOffsets(READINGS, GROUP);
      await log.deleteCommittedOffsets(READINGS, 'never was');
      if (reopen) log = await reopen(log);
      expect([await log.lag(READINGS, GROUP), await log.lag(READINGS, 'other')]).toEqual([5, 0]);
    });

    test('keeps its offsets while it has a consumer', async () => {
      await log.append(READINGS, [reading('IDF', 0)]);
      const batches = consumer(log, READINGS, GROUP);
      await (await nextOf(batches)).commit();
      await expect(log.deleteCommittedOffsets(READINGS, GROUP)).rejects.toBeInstanceOf(GroupInUseError);
      expect(await log.lag(READINGS, GROUP)).toBe(0);
      await batches.return?.();
    });

    test('gives a new consumer a partition from its commit on, and the former owner cannot commit it', async () => {
      await log.append(
        READINGS,
        REGION_CODES.map((area) => reading(area, 1)),
      );
      const former = consumer(log, READINGS, GROUP);
      const inHand: Batch<Reading>[] = [];
      for (const _ of REGION_CODES) inHand.push(await nextOf(former));
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
  });
}

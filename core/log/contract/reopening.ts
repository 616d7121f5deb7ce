import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { EventLog } from '../event-log.ts';
import { READINGS } from '../topic.ts';
import { consumer, consumeUntil, nextOf, numbersOf, reading, readings, upTo } from './builder.ts';
import type { LogUnderTest } from './log-under-test.ts';

const IDF = 0;
const GROUP = 'regions';

/** What a process finds that starts after another was cut off. */
export function describeReopening(name: string, { open, reopen }: LogUnderTest): void {
  describe(`${name} keeps`, () => {
    let log: EventLog;
    const all = (partition: number) => log.read(READINGS, partition, 0, 100_000);
    beforeEach(async () => {
      log = await open(Date.now);
    });
    afterEach(() => log.close());

    test.runIf(reopen)('its only entry over a restart', async () => {
      await log.append(READINGS, [reading('IDF', 1)]);
      log = (await reopen?.(log)) ?? log;
      await log.append(READINGS, [reading('IDF', 2)]);
      expect(numbersOf(await all(IDF))).toEqual([1, 2]);
    });

    test.runIf(reopen)('its entries and epoch over a restart', async () => {
      const { epoch } = log;
      await log.append(READINGS, readings('IDF', upTo(3)));
      log = (await reopen?.(log)) ?? log;
      expect(log.epoch).toBe(epoch);
      const [offset] = await log.append(READINGS, [reading('IDF', 3)]);
      expect(numbersOf(await all(IDF))).toEqual(upTo(4));
      expect(offset).toBe((await log.extent(READINGS, IDF)).end - 1);
    });

    test.runIf(reopen)('the offsets that a group had committed before a crash', async () => {
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

import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type EventLog, OffsetGoneError } from '../event-log.ts';
import { CHANGES, FETCHES, READINGS } from '../topic.ts';
import { change, consumer, consumeUntil, nextOf, numbersOf, reading } from './builder.ts';
import type { LogUnderTest } from './log-under-test.ts';

const DAY_MS = 86_400_000;

/** What expires, and what stays. */
export function describeExpiring(name: string, { open, reopen }: LogUnderTest): void {
  describe(`${name} keeps`, () => {
    let now: number;
    let log: EventLog;
    beforeEach(async () => {
      now = Date.UTC(2024, 0, 2);
      log = await open(() => now);
    });
    afterEach(() => log.close());

    describe('until they expire', () => {
      let offsets: number[];
      beforeEach(async () => {
        offsets = await log.append(CHANGES, [change(1), change(2)]);
        now += 6 * DAY_MS;
        offsets.push(...(await log.append(CHANGES, [change(3)])));
        now += 2 * DAY_MS;
      });

      test("entries older than the topic's retention are gone, younger ones stay", async () => {
        await log.expire(CHANGES, now);
        expect(await log.extent(CHANGES, 0)).toEqual({ first: offsets[2], end: (offsets[2] ?? 0) + 1 });
        expect((await log.read(CHANGES, 0, offsets[2] ?? 0, 10)).map(({ offset }) => offset)).toEqual([
          offsets[2],
        ]);
      });

      test('a read of an expired offset is refused, with the first offset kept', async () => {
        await log.expire(CHANGES, now);
        const refusal = await log.read(CHANGES, 0, offsets[1] ?? 0, 10).catch((error: unknown) => error);
        expect(refusal).toBeInstanceOf(OffsetGoneError);
        expect((refusal as OffsetGoneError).first).toBe(offsets[2]);
      });

      test('a group whose committed offset has expired gets an error, and goes on after a reset', async () => {
        const early = consumer(log, CHANGES, 'country', { maxBatch: 1 });
        await (await nextOf(early)).commit();
        await early.return?.();
        await log.expire(CHANGES, now);
        await expect(consumer(log, CHANGES, 'country').next()).rejects.toBeInstanceOf(OffsetGoneError);
        await log.reset(CHANGES, 'country', 'FIRST');
        const [entry] = await consumeUntil(log, CHANGES, 'country', 1);
        expect(entry?.offset).toBe(offsets[2]);
      });

      test('no offset is given twice, even when every entry has expired', async () => {
        await log.expire(CHANGES, now + 30 * DAY_MS);
        if (reopen) log = await reopen(log);
        expect((await log.extent(CHANGES, 0)).first).toBe((offsets[2] ?? 0) + 1);
        const [next] = await log.append(CHANGES, [change(4)]);
        expect(next).toBeGreaterThan(offsets[2] ?? 0);
      });

      test('entries of a topic that is kept for ever stay', async () => {
        await log.append(READINGS, [reading('IDF', 1)]);
        await log.expire(READINGS, now + 10_000 * DAY_MS);
        expect(numbersOf(await log.read(READINGS, 0, 0, 10))).toEqual([1]);
        expect(FETCHES.retentionMs).toBeNull();
      });
    });
  });
}

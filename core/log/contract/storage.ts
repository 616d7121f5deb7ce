import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Change, Reading } from '../../domain/index.ts';
import { type EventLog, OffsetAheadError, OffsetGoneError } from '../event-log.ts';
import { CHANGES, FETCHES, READINGS, type Topic } from '../topic.ts';
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

const DAY_MS = 86_400_000;
const IDF = 0;
const CVL = 1;

const change = (n: number): Change => ({
  area: 'BRE',
  resolution: 'HALF_HOUR',
  from: n,
  to: n + 1,
  slots: 1,
  setter: n,
});

/** Writes under the topic's name what the topic does not read. */
const undecodable: Topic<Reading> = { ...READINGS, encode: () => 'not a reading' };

/** Appending, reading, tailing, expiry and what outlives a process. */
export function storageContract(name: string, { open, reopen }: LogUnderTest): void {
  describe(`${name} keeps`, () => {
    let now: number;
    let log: EventLog;
    const all = (partition: number) => log.read(READINGS, partition, 0, 100_000);

    beforeEach(async () => {
      now = Date.UTC(2024, 0, 2);
      log = await open(() => now);
    });
    afterEach(() => log.close());

    test('entries in their order, each at its own partition, with rising offsets as answered', async () => {
      const values = upTo(10).flatMap((n) => [reading('IDF', n), reading('CVL', n)]);
      const offsets = await log.append(READINGS, values);
      const [idf, cvl] = [await all(IDF), await all(CVL)];
      expect(numbersOf(idf)).toEqual(upTo(10));
      expect(numbersOf(cvl)).toEqual(upTo(10));
      expect(idf.map(({ offset }) => offset)).toEqual(offsets.filter((_, i) => i % 2 === 0));
      expect(idf.every(({ offset }, i) => i === 0 || offset > (idf[i - 1]?.offset ?? -1))).toBe(true);
    });

    test('the order of appends that were not awaited', async () => {
      await Promise.all(upTo(20).map((n) => log.append(READINGS, [reading('IDF', n)])));
      expect(numbersOf(await all(IDF))).toEqual(upTo(20));
    });

    test('a message as it was, stamped with the time of its append', async () => {
      await log.append(READINGS, [reading('IDF', 3)]);
      const [entry] = await all(IDF);
      expect(entry).toMatchObject({ partition: IDF, appendedAt: now, message: { ok: true } });
      expect(entry?.message.ok && { ...entry.message.value, extra: entry.message.value.extra }).toEqual(
        reading('IDF', 3),
      );
    });

    test('nothing of an empty append', async () => {
      expect(await log.append(READINGS, [])).toEqual([]);
      expect(await all(IDF)).toEqual([]);
    });

    test('a large append whole, read by pages from any place', async () => {
      const offsets = await log.append(READINGS, readings('IDF', upTo(5_000)));
      const page = await log.read(READINGS, IDF, offsets[1_990] ?? 0, 1_500);
      expect(numbersOf(page)).toEqual(upTo(3_490).slice(1_990));
      expect(numbersOf(await all(IDF))).toEqual(upTo(5_000));
    });

    test('its extent: from the first kept to after the last', async () => {
      const empty = await log.extent(READINGS, IDF);
      expect(empty.first).toBe(empty.end);
      const offsets = await log.append(READINGS, readings('IDF', upTo(3)));
      expect(await log.extent(READINGS, IDF)).toEqual({ first: offsets[0], end: (offsets[2] ?? 0) + 1 });
    });

    test('an empty page at the end, and refuses a place past it', async () => {
      await log.append(READINGS, readings('IDF', upTo(3)));
      const { end } = await log.extent(READINGS, IDF);
      expect(await log.read(READINGS, IDF, end, 10)).toEqual([]);
      await expect(log.read(READINGS, IDF, end + 1, 10)).rejects.toBeInstanceOf(OffsetAheadError);
    });

    test('what is not of the topic as it came, with the reason, and reads on', async () => {
      await log.append(READINGS, [reading('IDF', 1)]);
      await log.append(undecodable, [reading('IDF', 2)]);
      await log.append(READINGS, [reading('IDF', 3)]);
      const entries = await all(IDF);
      expect(numbersOf(entries)).toEqual([1, 'not a reading', 3]);
      expect(entries[1]?.message).toMatchObject({ ok: false, reason: expect.stringMatching(/two lines/) });
    });

    test('a tail from its cursor on, that waits at the end and wakes', async () => {
      const [, cursor = 0] = await log.append(CHANGES, [change(1), change(2), change(3)]);
      const tail = log.tail(CHANGES, 0, cursor, new AbortController().signal)[Symbol.asyncIterator]();
      const setters = async () =>
        (await nextOf(tail as AsyncIterator<Awaited<ReturnType<typeof log.read<Change>>>, undefined>)).map(
          ({ message }) => message.ok && message.value.setter,
        );
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

    describe('until they expire', () => {
      let offsets: number[];
      beforeEach(async () => {
        offsets = await log.append(CHANGES, [change(1), change(2)]);
        now += 6 * DAY_MS;
        offsets.push(...(await log.append(CHANGES, [change(3)])));
        now += 2 * DAY_MS;
      });

      test('what is older than its topic keeps is gone, the younger stays', async () => {
        await log.expire(CHANGES, now);
        expect(await log.extent(CHANGES, 0)).toEqual({ first: offsets[2], end: (offsets[2] ?? 0) + 1 });
        expect((await log.read(CHANGES, 0, offsets[2] ?? 0, 10)).map(({ offset }) => offset)).toEqual([
          offsets[2],
        ]);
      });

      test('a place that has expired is refused, with the first that is kept', async () => {
        await log.expire(CHANGES, now);
        const refusal = await log.read(CHANGES, 0, offsets[1] ?? 0, 10).catch((fault: unknown) => fault);
        expect(refusal).toBeInstanceOf(OffsetGoneError);
        expect((refusal as OffsetGoneError).first).toBe(offsets[2]);
      });

      test('a group whose place has expired is told, and goes on once it is reset', async () => {
        const early = consumer(log, CHANGES, 'country', { maxBatch: 1 });
        await (await nextOf(early)).commit();
        await early.return?.();
        await log.expire(CHANGES, now);
        await expect(consumer(log, CHANGES, 'country').next()).rejects.toBeInstanceOf(OffsetGoneError);
        await log.reset(CHANGES, 'country', 'FIRST');
        const [entry] = await consumeUntil(log, CHANGES, 'country', 1);
        expect(entry?.offset).toBe(offsets[2]);
      });

      test('no offset is given twice, even when everything is gone', async () => {
        await log.expire(CHANGES, now + 30 * DAY_MS);
        if (reopen) log = await reopen(log);
        expect((await log.extent(CHANGES, 0)).first).toBe((offsets[2] ?? 0) + 1);
        const [next] = await log.append(CHANGES, [change(4)]);
        expect(next).toBeGreaterThan(offsets[2] ?? 0);
      });

      test('what is kept for ever stays', async () => {
        await log.append(READINGS, [reading('IDF', 1)]);
        await log.expire(READINGS, now + 10_000 * DAY_MS);
        expect(numbersOf(await all(IDF))).toEqual([1]);
        expect(FETCHES.retentionMs).toBeNull();
      });
    });

    test('an epoch of its own', async () => {
      const other = await open(() => now);
      expect(other.epoch).not.toBe(log.epoch);
      expect(log.epoch).toMatch(/^[\w-]+$/);
      await other.close();
    });

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
  });
}

import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type EventLog, OffsetAheadError } from '../event-log.ts';
import { READINGS } from '../topic.ts';
import { numbersOf, reading, readings, undecodableReadings, upTo } from './builder.ts';
import type { LogUnderTest } from './log-under-test.ts';

const IDF = 0;
const CVL = 1;

/** Appending, and reading what was appended. */
export function describeAppending(name: string, { open }: LogUnderTest): void {
  describe(`${name} keeps`, () => {
    let now: number;
    let log: EventLog;
    const all = (partition: number) => log.read(READINGS, partition, 0, 100_000);
    beforeEach(async () => {
      now = Date.UTC(2024, 0, 2);
      log = await open(() => now);
    });
    afterEach(() => log.close());

    test('an epoch of its own', async () => {
      const other = await open(() => now);
      expect(other.epoch).not.toBe(log.epoch);
      expect(log.epoch).toMatch(/^[\w-]+$/);
      await other.close();
    });

    test('entries in order, each in its own partition, at the rising offsets that append answered', async () => {
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

    test('a large append whole, read by pages from any offset', async () => {
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

    test('an empty page at the end, and refuses an offset past it', async () => {
      await log.append(READINGS, readings('IDF', upTo(3)));
      const { end } = await log.extent(READINGS, IDF);
      expect(await log.read(READINGS, IDF, end, 10)).toEqual([]);
      await expect(log.read(READINGS, IDF, end + 1, 10)).rejects.toBeInstanceOf(OffsetAheadError);
    });

    test('an undecodable entry as its text, with the reason, and reads on', async () => {
      await log.append(READINGS, [reading('IDF', 1)]);
      await log.append(undecodableReadings, [reading('IDF', 2)]);
      await log.append(READINGS, [reading('IDF', 3)]);
      const entries = await all(IDF);
      expect(numbersOf(entries)).toEqual([1, 'not a reading', 3]);
      expect(entries[1]?.message).toMatchObject({ ok: false, reason: expect.stringMatching(/two lines/) });
    });
  });
}

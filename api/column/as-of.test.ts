import { HOUR, MINUTE, partitionOf } from '@courant/core/domain';
import { type EventLog, READINGS } from '@courant/core/log';
import { reading, TestLine, withOverrides } from '@courant/core/testing';
import { expect, test } from 'vitest';
import { readMoment } from '../scalar/moment.ts';
import { EarliestAsOf, resolveAsOf } from './as-of.ts';

const NOW = Date.parse('2026-08-27T10:00:00Z');

test.each([
  ['an instant that has passed', '2026-08-27T09:00:00Z', NOW - HOUR],
  ['a duration back from now', '-PT1H', NOW - HOUR],
  ['a day, which stands for its start', '2026-08-26', Date.parse('2026-08-25T22:00:00Z')],
  ['an instant that lies ahead, as of which nothing more is known than now', '2026-08-27T10:00:01Z', NOW],
  ['today, which began in the past', '2026-08-27', Date.parse('2026-08-26T22:00:00Z')],
])('as of %s', (_what, text, instant) => {
  expect(resolveAsOf(readMoment(text), NOW)).toBe(instant);
});

test('an answer that is requested as of no instant is as of none', () => {
  expect([resolveAsOf(null, NOW), resolveAsOf(undefined, NOW)]).toEqual([null, null]);
});

/** A log that counts its reads of readings. */
function counting(log: EventLog) {
  const count = { reads: 0 };
  const counted = withOverrides(log, {
    read(...question: Parameters<EventLog['read']>) {
      count.reads++;
      return log.read(...question);
    },
  } as Partial<EventLog>);
  return { log: counted, count };
}

test('what was known first was the earliest of the regions; one that comes later is found, and none is read twice', async () => {
  const line = await TestLine.open(() => NOW);
  const { log, count } = counting(line.log);
  const earliest = new EarliestAsOf(log);
  expect(await earliest.instant()).toBeNull();
  await line.publishRegions([reading({ start: NOW, area: 'BRE', knownAt: NOW + 5 * MINUTE })]);
  expect(await earliest.instant()).toBe(NOW + 5 * MINUTE);
  await line.publishRegions([
    reading({ start: NOW, area: 'IDF', knownAt: NOW + 2 * MINUTE }),
    reading({ start: NOW, area: 'PAC', knownAt: NOW + 7 * MINUTE }),
  ]);
  expect(await earliest.instant()).toBe(NOW + 2 * MINUTE);
  expect(await earliest.instant()).toBe(NOW + 2 * MINUTE);
  expect(count.reads).toBe(3);
});

test('entries that cannot be read are passed over', async () => {
  const line = await TestLine.open(() => NOW);
  await line.publishRegions([
    reading({ start: NOW, knownAt: NOW + MINUTE }),
    reading({ start: NOW + 15 * MINUTE, knownAt: NOW + 2 * MINUTE }),
  ]);
  const log = withOverrides(line.log, {
    async read(...question: Parameters<EventLog['read']>) {
      const [first, ...others] = await line.log.read(...question);
      return first ? [{ ...first, message: { ok: false, reason: 'odd' } }, ...others] : [];
    },
  } as unknown as Partial<EventLog>);
  expect(await new EarliestAsOf(log).instant()).toBe(NOW + 2 * MINUTE);
  expect((await line.log.extent(READINGS, partitionOf('BRE'))).end).toBe(2);
});

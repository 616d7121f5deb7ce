import type { Announcement } from '@courant/core/domain';
import { CHANGES, type EventLog, OffsetGoneError, openMemoryLog } from '@courant/core/log';
import { expect, test, vi } from 'vitest';
import { LogPages } from './log-pages.ts';

const announcements = (count: number): Announcement[] =>
  Array.from({ length: count }, (_, i) => ({ rebuilt: `n${i}` }));

async function setUp(count: number) {
  const log = await openMemoryLog({ now: Date.now });
  await log.append(CHANGES, announcements(count));
  return { log, pages: new LogPages(log), read: vi.spyOn(log, 'read') };
}

/** Reads to the end; the offsets that came. */
async function readAll(pages: LogPages, from: number): Promise<number[]> {
  const offsets: number[] = [];
  for (let next = from; ; next = (offsets.at(-1) ?? from) + 1) {
    const page = await pages.read(next);
    if (page.length === 0) return offsets;
    offsets.push(...page.map(({ offset }) => offset));
  }
}

test('streams that came with different cursors read the same pages, each once', async () => {
  const { pages, read } = await setUp(1_800);
  const both = await Promise.all([readAll(pages, 3), readAll(pages, 204)]);
  expect(both.map((offsets) => [offsets[0], offsets.length])).toEqual([
    [3, 1_797],
    [204, 1_596],
  ]);
  // Three whole pages, and the last one, which is still filled, for each that comes to it and finds its end.
  const pagesRead = read.mock.calls.map(([, , from]) => from);
  expect([...new Set(pagesRead)]).toEqual([0, 500, 1_000, 1_500]);
  expect(pagesRead.filter((from) => from < 1_500)).toHaveLength(3);
});

test('a page whose beginning has expired is read from where a stream needs it', async () => {
  const { pages, read } = await setUp(600);
  read.mockImplementationOnce(async () => {
    throw new OffsetGoneError('courant.changes', 0, 0, 3);
  });
  expect((await pages.read(4)).map(({ offset }) => offset)).toEqual(
    Array.from({ length: 500 }, (_, i) => i + 4),
  );
});

/** A log of given offsets, as a Kafka topic may have them. */
const logWith = (offsets: readonly number[]): Pick<EventLog, 'read'> => ({
  read: async (_topic, partition, from, limit) =>
    offsets
      .filter((offset) => offset >= from)
      .slice(0, limit)
      .map((offset) => ({
        partition,
        offset,
        appendedAt: 0,
        traceparent: undefined,
        message: { ok: false, raw: '', reason: '' },
      })),
});

test('a gap at the end of a page leads to the entries behind it', async () => {
  const pages = new LogPages(logWith([0, 450, 1_100, 1_101]));
  expect(await readAll(pages, 0)).toEqual([0, 450, 1_100, 1_101]);
  expect(await readAll(pages, 451)).toEqual([1_100, 1_101]);
});

test('the end of the log and a failure are read again', async () => {
  const { log, pages, read } = await setUp(2);
  expect(await pages.read(2)).toEqual([]);
  await log.append(CHANGES, announcements(1));
  expect((await pages.read(2)).map(({ offset }) => offset)).toEqual([2]);
  read.mockRejectedValueOnce(new Error('The log is away.'));
  await expect(pages.read(0)).rejects.toThrow('The log is away.');
  expect(await pages.read(0)).toHaveLength(3);
});

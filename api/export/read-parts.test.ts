import { type AreaCode, MINUTE, REGION_CODES } from '@courant/core/domain';
import { reading, TestLine, withOverrides } from '@courant/core/testing';
import { describe, expect, test } from 'vitest';
import { FetchLog } from '../fetches/fetch-log.ts';
import { ExportChanges } from './changes-since.ts';
import { type ExportPlan, partsOf } from './export-plan.ts';
import type { PartRows } from './load-rows.ts';
import { ExportChangedError, openExport, type PartSources, readParts } from './read-parts.ts';

const HALF = 30 * MINUTE;
const FROM = Date.parse('2024-01-01T00:00:00Z');
const LAST = Date.parse('2024-06-30T23:30:00Z');

const plan: ExportPlan = {
  areas: ['BRE', 'NOR'],
  measures: ['CONSUMPTION'],
  resolution: 'HALF_HOUR',
  range: { from: FROM, to: LAST + HALF },
  view: 'POWER',
  carbonMethod: 'DIRECT',
  filter: null,
  format: 'CSV',
  lang: 'FR',
};

const definitive = (start: number, knownAt = start) =>
  reading({ area: 'BRE', start, knownAt, vintage: 'DEFINITIVE' });

/** A line with the first and the last half-hour of the plan, and how many chunks were loaded from it. */
async function openLine() {
  const line = await TestLine.open();
  await line.publish([FROM, LAST].map((start) => definitive(start)));
  const serving = { name: 'first' };
  const count = { chunks: 0 };
  const store = withOverrides(line.store, {
    load(keys) {
      count.chunks += keys.length;
      return line.store.load(keys);
    },
  });
  const sources: PartSources = {
    ...{ store, serving, namespace: 'first' },
    fetches: new FetchLog(line.log),
    now: LAST,
    changes: new ExportChanges(line.log),
    pay: async () => undefined,
    signal: new AbortController().signal,
  };
  return { line, serving, sources, count };
}

test('each part is read once it is paid', async () => {
  const { sources, count } = await openLine();
  let paid = 0;
  const pay = async () => void paid++;
  const opened = await openExport(plan, { ...sources, pay });
  for await (const _ of readParts(plan, opened, { ...sources, pay }));
  expect(paid).toBe(opened.parts.length);

  const before = count.chunks;
  const unpaid = { ...sources, pay: () => Promise.reject(new Error('The client has left.')) };
  await expect(openExport(plan, unpaid)).rejects.toThrow('The client has left.');
  expect(count.chunks).toBe(before);
});

test('an export reads no further than its reader has come, however long it is', async () => {
  const { sources, count } = await openLine();
  const opened = await openExport(plan, sources);
  const atOpening = count.chunks;
  expect(atOpening).toBe(31 * plan.areas.length);
  const parts = readParts(plan, opened, sources);
  await parts.next();
  expect(count.chunks - atOpening).toBeLessThanOrEqual(31);
  await parts.next();
  expect(count.chunks - atOpening).toBeLessThanOrEqual(2 * 31);
});

test('the parts are each bucket of each area once, and the last of each area is a full one', () => {
  const parts = partsOf({ ...plan, areas: REGION_CODES });
  for (const area of REGION_CODES) {
    const own = parts.filter((part) => part.area === area).map(({ range }) => range);
    expect(own[0]?.from).toBe(FROM);
    expect(own.at(-1)?.to).toBe(LAST + HALF);
    for (const [i, { from }] of own.slice(1).entries()) expect(from).toBe(own[i]?.to);
    expect(own.at(-1)?.from).toBe(LAST + HALF - 31 * 48 * HALF);
  }
});

describe('once an export has begun', () => {
  test('a correction of its newest figures changes nothing of it', async () => {
    const { line, sources } = await openLine();
    const opened = await openExport(plan, sources);
    await line.publish([reading({ ...definitive(LAST), values: definitive(LAST).values.map(() => 1) })]);
    const lastOfArea = new Map<AreaCode, PartRows>();
    for await (const rows of readParts(plan, opened, sources)) lastOfArea.set(rows.area, rows);
    expect(lastOfArea.get('BRE')?.figures[0]?.at(-1)).toBe(2400);
  });

  test('a correction of older figures ends it before a byte of another state is sent', async () => {
    const { line, sources } = await openLine();
    const parts = readParts(plan, await openExport(plan, sources), sources);
    await parts.next();
    await line.publish([definitive(FROM + 60 * 24 * 2 * HALF)]);
    await expect(parts.next()).rejects.toThrow(ExportChangedError);
  });

  test('another namespace ends it, also where its announcement has not come', async () => {
    const { serving, sources } = await openLine();
    const parts = readParts(plan, await openExport(plan, sources), sources);
    await parts.next();
    serving.name = 'second';
    await expect(parts.next()).rejects.toThrow(ExportChangedError);
  });

  test('the announcement of another namespace ends it', async () => {
    const { line, sources } = await openLine();
    const parts = readParts(plan, await openExport(plan, sources), sources);
    await parts.next();
    await line.rebuild('second', async () => undefined);
    await expect(parts.next()).rejects.toThrow(ExportChangedError);
  });

  test('a client that has left ends it', async () => {
    const { sources } = await openLine();
    const closed = new AbortController();
    const parts = readParts(plan, await openExport(plan, sources), { ...sources, signal: closed.signal });
    await parts.next();
    closed.abort();
    await expect(parts.next()).rejects.toThrow('aborted');
  });
});

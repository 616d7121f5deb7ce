import { hasMeasure, PUBLISHED_MEASURES, parisTime, REGION_CODES } from '@courant/core/domain';
import { TestClock } from '@courant/core/testing';
import { CONSOLIDATED, Nature, type RawRow, REAL_TIME } from '@courant/simulator';
import { describe, expect, test } from 'vitest';
import { openPublisherOfRows } from './publisher-of-rows.ts';
import { recordedDay, recordedPage, recordedYear, skipWithoutRecordedAnswers } from './recorded.ts';
import { fetchSeriesSet, figuresOfRows, figuresOfSet } from './series-figures.ts';
import { WholeLine } from './whole-line.ts';

const DAY = 86_400_000;
const at = (iso: string): number => Date.parse(iso);

skipWithoutRecordedAnswers();

/** A line whose clock stands at `now`, over a publisher of rows. */
async function openLine({ now, backfillFrom }: { now: string; backfillFrom: string }) {
  const clock = new TestClock(at(now));
  const publisher = await openPublisherOfRows(clock);
  const open = () => WholeLine.open({ publisher, clock, backfillFrom: at(backfillFrom) });
  return { clock, publisher, open };
}

const WINTER = { now: '2024-01-20T12:00:00Z', backfillFrom: '2024-01-01T00:00:00Z' };
const THAT_DAY = {
  areas: REGION_CODES,
  from: '2024-01-18',
  to: '2024-01-18',
  resolution: 'HALF_HOUR',
} as const;

describe('18 January 2024, twelve regions', () => {
  test('served as definitive, its 576 half-hours are the file, for every published measure', async () => {
    const rows = recordedDay(Nature.definitive);
    const { publisher, open } = await openLine(WINTER);
    publisher.publish(CONSOLIDATED, rows);
    const line = await open();
    await line.workers.waitUntilSettled();

    const set = await fetchSeriesSet(line, THAT_DAY);
    expect(rows).toHaveLength(576);
    expect(figuresOfSet(set).size).toBe(576 * PUBLISHED_MEASURES.length);
    expect(figuresOfSet(set)).toEqual(figuresOfRows(rows));
    expect(vintagesIn(set)).toEqual(['DEFINITIVE']);
  });

  test('consolidated, then replaced by definitive at the publisher: definitive wins, the revision shows the old value', async () => {
    const definitive = recordedDay(Nature.definitive);
    const consolidated = recordedDay(Nature.consolidated).map((row) => addConsumption(row, 92));
    const { clock, publisher, open } = await openLine(WINTER);
    publisher.publish(CONSOLIDATED, consolidated);
    const line = await open();
    await line.workers.waitUntilSettled();
    expect(figuresOfSet(await fetchSeriesSet(line, THAT_DAY))).toEqual(figuresOfRows(consolidated));

    publisher.publish(CONSOLIDATED, definitive);
    await line.workers.advanceTo(clock.now() + DAY);
    const set = await fetchSeriesSet(line, THAT_DAY);
    expect(figuresOfSet(set)).toEqual(figuresOfRows(definitive));
    expect(vintagesIn(set)).toEqual(['DEFINITIVE']);
    expect(await readingAtTen(line)).toEqual({
      vintage: 'DEFINITIVE',
      consumption: consumptionAtTen(definitive),
      revisions: [
        {
          measure: 'CONSUMPTION',
          before: consumptionAtTen(consolidated),
          after: consumptionAtTen(definitive),
          vintage: 'DEFINITIVE',
        },
      ],
    });
  });

  test('definitive, then consolidated at the publisher: definitive stays', async () => {
    const definitive = recordedDay(Nature.definitive);
    const { clock, publisher, open } = await openLine(WINTER);
    publisher.publish(CONSOLIDATED, definitive);
    const line = await open();
    await line.workers.waitUntilSettled();

    const consolidated = recordedDay(Nature.consolidated).map((row) => addConsumption(row, 92));
    publisher.publish(CONSOLIDATED, consolidated);
    await line.workers.advanceTo(clock.now() + DAY);
    expect(line.workers.asks.reduce((sum, { fetch }) => sum + fetch.appended, 0)).toBe(2 * 576);
    expect(figuresOfSet(await fetchSeriesSet(line, THAT_DAY))).toEqual(figuresOfRows(definitive));
    expect(await readingAtTen(line)).toMatchObject({ vintage: 'DEFINITIVE', revisions: [] });
  });
});

test('Hauts-de-France 2024 has 17,566 half-hours, equal to the file, and its autumn hole by name', {
  timeout: 120_000,
}, async () => {
  const rows = recordedYear();
  const { publisher, open } = await openLine({
    now: '2025-01-05T12:00:00Z',
    backfillFrom: '2024-01-01T00:00:00Z',
  });
  publisher.publish(CONSOLIDATED, rows);
  const line = await open();
  await line.workers.waitUntilSettled();

  const set = await fetchSeriesSet(line, {
    areas: ['HDF'],
    from: '2024',
    to: '2024',
    resolution: 'HALF_HOUR',
  });
  const [consumption] = set.series;
  expect(rows).toHaveLength(17_568);
  expect(set.starts).toHaveLength(17_568);
  expect(consumption?.values.filter((mw) => mw !== null)).toHaveLength(17_566);
  const hole = { start: '2024-10-27T00:00:00Z', end: '2024-10-27T01:00:00Z', missing: 4 };
  for (const { measure, gaps } of set.series)
    expect(gaps).toEqual(hasMeasure('HDF', measure) ? [{ ...hole, reason: 'DST_UNPUBLISHED' }] : []);
  const published = figuresOfRows(rows.filter((row) => parisTime(at(row.date_heure)) === row.heure));
  const figures = figuresOfSet(set);
  expect([...published].filter(([name, mw]) => figures.get(name) !== mw)).toEqual([]);
  expect(line.workers.asks.reduce((sum, { fetch }) => sum + fetch.ghosts, 0)).toBe(2);
  expect(await line.query('{ freshness { rejected } }')).toEqual({ freshness: { rejected: 0 } });
});

test('a recorded page of real time with its string types decodes whole, all 24 rows', async () => {
  const rows = recordedPage();
  const { publisher, open } = await openLine({
    now: '2026-08-27T08:20:00Z',
    backfillFrom: '2026-08-27T00:00:00Z',
  });
  publisher.publish(REAL_TIME, rows);
  const line = await open();
  await line.workers.waitUntilSettled();

  const from = rows.map(({ date_heure }) => date_heure).sort()[0] ?? '';
  const to = new Date(at(from) + 30 * 60_000).toISOString();
  const set = await fetchSeriesSet(line, { areas: REGION_CODES, from, to, resolution: 'QUARTER_HOUR' });
  expect(rows).toHaveLength(24);
  expect(figuresOfSet(set)).toEqual(figuresOfRows(rows));
  expect(await line.query('{ freshness { rejected } regions { latest { vintage } } }')).toEqual({
    freshness: { rejected: 0 },
    regions: REGION_CODES.map(() => ({ latest: { vintage: 'REAL_TIME' } })),
  });
});

const vintagesIn = ({ series }: Awaited<ReturnType<typeof fetchSeriesSet>>): string[] => [
  ...new Set(series.flatMap(({ vintages }) => vintages.map(({ vintage }) => vintage))),
];

const addConsumption = (row: RawRow, mw: number): RawRow => ({
  ...row,
  consommation: Number(row.consommation) + mw,
});

/** Brittany's consumption at ten o'clock in Paris. */
const consumptionAtTen = (rows: readonly RawRow[]): unknown =>
  rows.find(({ code_insee_region, heure }) => code_insee_region === '53' && heure === '10:00')?.consommation;

async function readingAtTen(line: WholeLine): Promise<unknown> {
  const fields = 'vintage consumption revisions { measure before after vintage }';
  const { reading } = await line.query<{ reading: unknown }>(
    `{ reading(area: BRE, at: "2024-01-18T10:00:00+01:00") { ${fields} } }`,
  );
  return reading;
}

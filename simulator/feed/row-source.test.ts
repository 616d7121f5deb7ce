import { DAY, HOUR, MINUTE, parisDate, parisMidnight } from '@courant/core/domain';
import { expect, test } from 'vitest';
import { createGrid } from '../power/power.ts';
import { createCorrections } from './corrections.ts';
import { createPublication, type PublicationOptions } from './publication.ts';
import type { Row, Span } from './row.ts';
import { createRowSource } from './row-source.ts';
import { CONSOLIDATED, type DatasetId, datasetOf, Nature, REAL_TIME } from './schema.ts';

const NOW = Date.UTC(2026, 7, 27, 10, 20);
const FIELDS = ['consommation', 'thermique', 'nucleaire', 'eolien', 'solaire', 'hydraulique', 'pompage'];
const REST = ['bioenergies', 'ech_physiques', 'stockage_batterie', 'destockage_batterie'];

function createTestRows(options: Partial<PublicationOptions> = {}) {
  const corrections = createCorrections();
  const publication = createPublication({
    seed: 1,
    historyFrom: Date.UTC(2013, 0, 1),
    refresh: 'hourly',
    liveRevisionEveryMs: 0,
    ...options,
  });
  const feed = createRowSource({ seed: 1, grid: createGrid(1), publication, corrections, generated: true });
  return {
    corrections,
    publication,
    rows(id: DatasetId, span: Partial<Span>, now = NOW): Row[] {
      const dataset = datasetOf(id, now);
      if (!dataset) throw new Error(id);
      return [...feed.rows(dataset, now, { from: 0, to: NOW * 2, codes: null, ...span })];
    },
  };
}

function dayOf(iso: string): Partial<Span> {
  const date = parisDate(Date.parse(`${iso}T12:00Z`));
  return { from: parisMidnight(date), to: parisMidnight({ ...date, day: date.day + 1 }) };
}

test('real time lists today whole: 96 slots of 12 regions, the future ones without any measure', () => {
  const today = createTestRows().rows(REAL_TIME, dayOf('2026-08-27'));
  expect(today).toHaveLength(1_152);
  const future = today.filter((row) => row.start > NOW);
  expect(future.length).toBeGreaterThan(0);
  expect(future.every((row) => [...FIELDS, ...REST].every((field) => row.figure(field) === null))).toBe(true);
  const published = today.filter((row) => row.figure('eolien') !== null);
  expect(Math.max(...published.map((row) => row.start))).toBe(Date.UTC(2026, 7, 27, 10));
});

test('a day of consolidated data has 576 rows and real time starts where consolidated data ends', () => {
  const { rows, publication } = createTestRows();
  expect(rows(CONSOLIDATED, dayOf('2026-01-15'))).toHaveLength(576);
  const end = publication.consolidatedUntil(NOW);
  const around = { from: end - HOUR, to: end + HOUR };
  expect(rows(CONSOLIDATED, around).every((row) => row.start < end)).toBe(true);
  expect(rows(REAL_TIME, around).every((row) => row.start >= end)).toBe(true);
  expect(rows(REAL_TIME, around)).toHaveLength(48);
});

test("types are the publisher's: text where it has text", () => {
  const { rows } = createTestRows();
  const [live] = rows(REAL_TIME, { from: Date.UTC(2026, 7, 26), to: Date.UTC(2026, 7, 26, 1) });
  expect(typeof live?.figure('pompage')).toBe('string');
  expect(typeof live?.figure('stockage_batterie')).toBe('string');
  expect(typeof live?.figure('eolien')).toBe('number');
  const [settled] = rows(CONSOLIDATED, { from: Date.UTC(2026, 0, 15), to: Date.UTC(2026, 0, 15, 1) });
  expect(typeof settled?.figure('pompage')).toBe('number');
  expect(typeof settled?.figure('eolien')).toBe('string');
  expect(typeof settled?.figure('tco_eolien')).toBe('string');
});

test('a filiere that a region lacks is 0 with a null load factor', () => {
  const [row] = createTestRows().rows(CONSOLIDATED, { ...dayOf('2026-01-15'), codes: new Set(['11']) });
  expect(row?.figure('nucleaire')).toBe(0);
  expect(row?.figure('tco_nucleaire')).toBe('0.0');
  expect(row?.figure('tch_nucleaire')).toBeNull();
});

test('spring has two ghosts a region, labelled 02:00 and 02:30 with the instants and figures of 03:00 and 03:30', () => {
  const rows = createTestRows().rows(CONSOLIDATED, { ...dayOf('2024-03-31'), codes: new Set(['32']) });
  expect(rows).toHaveLength(48);
  const ghosts = rows.filter(({ heure }) => heure.startsWith('02:'));
  for (const ghost of ghosts) {
    const real = rows.find((row) => row.start === ghost.start && row.heure.startsWith('03:'));
    expect(real?.figure('consommation')).toBe(ghost.figure('consommation'));
  }
  expect(ghosts).toHaveLength(2);
  expect(new Set(rows.map(({ start }) => start)).size).toBe(46);
});

test('autumn lists 02:00 once and never publishes 00:00 to 01:00 UTC', () => {
  const rows = createTestRows().rows(CONSOLIDATED, { ...dayOf('2024-10-27'), codes: new Set(['32']) });
  expect(rows).toHaveLength(48);
  const hole = rows.filter(({ start }) => start >= Date.UTC(2024, 9, 27) && start < Date.UTC(2024, 9, 27, 1));
  expect(hole).toHaveLength(0);
  expect(rows.find(({ heure }) => heure === '02:00')?.start).toBe(Date.UTC(2024, 9, 27, 1));
});

test('the twelve rows of 2013-01-01 00:00 have no measure and spell that as "", "-" and "ND"', () => {
  const start = parisMidnight({ year: 2013, month: 1, day: 1 });
  const first = createTestRows().rows(CONSOLIDATED, { from: 0, to: start + 1 });
  expect(first).toHaveLength(12);
  expect(first.every((row) => row.figure('consommation') === null)).toBe(true);
  expect(
    first.map((row) => [row.figure('eolien'), row.figure('eolien_terrestre'), row.figure('eolien_offshore')]),
  ).toEqual(Array.from({ length: 12 }, () => ['', '-', 'ND']));
});

test('the balance holds within a few MW, though not always', () => {
  const rows = createTestRows().rows(CONSOLIDATED, { from: Date.UTC(2026, 0, 1), to: Date.UTC(2026, 1, 1) });
  const misses = rows.map((row) => {
    const mw = (field: string) => Number(row.figure(field));
    return Math.abs(
      mw('consommation') - [...FIELDS.slice(1), ...REST].reduce((sum, field) => sum + mw(field), 0),
    );
  });
  expect(Math.max(...misses)).toBeLessThan(68);
  const far = misses.filter((miss) => miss > 5).length / misses.length;
  expect(far).toBeGreaterThan(0.1);
  expect(far).toBeLessThan(0.3);
});

test('past rows exist whose consumption is null while wind and sun are present', () => {
  const rows = createTestRows().rows(REAL_TIME, { from: NOW - 14 * DAY, to: NOW - 2 * HOUR });
  const halfEmpty = rows.filter((row) => row.figure('consommation') === null);
  expect(halfEmpty.length).toBeGreaterThan(0);
  expect(halfEmpty.length).toBeLessThan(rows.length / 1_000);
  expect(halfEmpty.every((row) => row.figure('eolien') !== null && row.figure('solaire') !== null)).toBe(
    true,
  );
});

test('Hauts-de-France 2024-04-10 is implausible yet balanced while consolidated, and right once definitive', () => {
  const noon = { from: Date.UTC(2024, 3, 10, 10), to: Date.UTC(2024, 3, 10, 10, 1), codes: new Set(['32']) };
  const bad = createTestRows({ definitiveUntil: 0 }).rows(CONSOLIDATED, noon)[0];
  const good = createTestRows().rows(CONSOLIDATED, noon)[0];
  expect(bad?.nature).toBe(Nature.consolidated);
  expect(Number(bad?.figure('consommation'))).toBeLessThan(2_500);
  expect(good?.nature).toBe(Nature.definitive);
  expect(Number(good?.figure('consommation'))).toBeGreaterThan(3_500);
});

test('real time, consolidated and definitive figures of one day differ, and only definitive wind is split', () => {
  const span = { ...dayOf('2026-01-20'), codes: new Set(['28']) };
  const live = createTestRows({ consolidatedUntil: Date.UTC(2026, 0, 1) }).rows(REAL_TIME, span);
  const settled = createTestRows({ definitiveUntil: Date.UTC(2026, 0, 1) }).rows(CONSOLIDATED, span);
  const final = createTestRows({ definitiveUntil: Date.UTC(2026, 1, 1) }).rows(CONSOLIDATED, span);
  expect([live, settled, final].map(([row]) => row?.nature)).toEqual(Object.values(Nature));
  expect(meanChange(live, settled)).toBeGreaterThan(10);
  expect(meanChange(settled, final)).toBeGreaterThan(2);
  expect(meanChange(settled, final)).toBeLessThan(meanChange(live, settled));
  expect(settled.every((row) => row.figure('eolien_offshore') === '0')).toBe(true);
  expect(final.some((row) => Number(row.figure('eolien_offshore')) > 0)).toBe(true);
});

/** Mean absolute change of consumption in MW over the slots that both have. */
function meanChange(before: Row[], after: Row[]): number {
  const changes = after.map((row) => {
    const earlier = before.find(({ start }) => start === row.start);
    return Math.abs(Number(row.figure('consommation')) - Number(earlier?.figure('consommation')));
  });
  return changes.reduce((total, change) => total + change, 0) / changes.length;
}

test('real time is revised by the clock alone: same rows, a few other figures an hour later', () => {
  const { rows } = createTestRows();
  const span = { from: NOW - 6 * HOUR, to: NOW - 5 * HOUR };
  const figuresAt = (now: number) => rows(REAL_TIME, span, now).map((row) => row.figure('consommation'));
  expect(figuresAt(NOW)).toEqual(figuresAt(NOW));
  expect(figuresAt(NOW - 4.5 * HOUR)).not.toEqual(figuresAt(NOW));
});

test('rows do not come in date order: a good part of the steps goes back in time', () => {
  const span = { ...dayOf('2026-01-15'), codes: new Set(['32']) };
  const starts = createTestRows()
    .rows(CONSOLIDATED, span)
    .map(({ start }) => start);
  const back = starts.filter((start, i) => start < (starts[i - 1] ?? 0)).length;
  expect(back / starts.length).toBeGreaterThan(0.25);
  expect(new Set(starts).size).toBe(48);
});

test('a published row replaces its slot and a revision changes one figure of it', () => {
  const { rows, corrections } = createTestRows();
  const span = { ...dayOf('2026-01-15'), codes: new Set(['53']) };
  const [original] = rows(CONSOLIDATED, span);
  if (!original) throw new Error('no row to replace');
  const key = {
    code_insee_region: '53',
    heure: original.heure,
    date_heure: new Date(original.start).toISOString(),
  };
  corrections.publish(CONSOLIDATED, [
    { ...key, nature: Nature.definitive, consommation: 4321, eolien: '12' },
  ]);
  corrections.revise({
    dataset: CONSOLIDATED,
    region: '53',
    start: original.start,
    field: 'eolien',
    value: '13',
  });
  const after = rows(CONSOLIDATED, span);
  const replaced = after.filter(({ start }) => start === original.start);
  expect(after).toHaveLength(48);
  expect(replaced.map((row) => [row.nature, row.figure('consommation'), row.figure('eolien')])).toEqual([
    [Nature.definitive, 4321, '13'],
  ]);
});

test('a silent region has its rows without figures from then on; the others report', () => {
  const { corrections, rows } = createTestRows();
  const from = Date.UTC(2026, 7, 27, 6);
  corrections.silence('28', from);

  const normandy = rows(REAL_TIME, { ...dayOf('2026-08-27'), codes: new Set(['28']) });
  const published = normandy.filter((row) =>
    [...FIELDS, ...REST].some((field) => row.figure(field) !== null),
  );
  expect(normandy).toHaveLength(96);
  expect(Math.max(...published.map(({ start }) => start))).toBe(from - 15 * MINUTE);
  const brittany = rows(REAL_TIME, { ...dayOf('2026-08-27'), codes: new Set(['53']) });
  expect(brittany.some((row) => row.start >= from && row.figure('eolien') !== null)).toBe(true);
});

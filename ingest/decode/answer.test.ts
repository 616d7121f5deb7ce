import { FEED_OF_VINTAGE, HOUR, MINUTE, PUBLISHED_INDEX } from '@courant/core/domain';
import { describe, expect, test } from 'vitest';
import { isRecorded, recordedRows, recordedText } from '../test/recorded.ts';
import { nested, publisherRow, realTime } from '../test/rows.ts';
import { decodeAnswer } from './answer.ts';
import { MEASURE_FIELDS } from './columns.ts';
import type { Row } from './raw-row.ts';

const START = Date.UTC(2026, 0, 15, 12);
const LATER = START + HOUR;
const { REAL_TIME, CONSOLIDATED } = FEED_OF_VINTAGE;

test('readings come region by region, oldest first, whatever the order of the rows', () => {
  const rows = [
    realTime('PAC', START),
    realTime('IDF', START + 15 * MINUTE),
    realTime('BRE', START),
    realTime('IDF', START),
  ];
  const { readings } = decodeAnswer(rows, REAL_TIME, LATER);
  expect(readings.map(({ area, start }) => [area, start - START])).toEqual([
    ['IDF', 0],
    ['IDF', 15 * MINUTE],
    ['BRE', 0],
    ['PAC', 0],
  ]);
});

test('two rows for one slot give one reading, always the same one: the more settled, then the fuller', () => {
  const consolidated = publisherRow('BRE', START, 'CONSOLIDATED');
  const thin = publisherRow('BRE', START, 'DEFINITIVE', { eolien: null });
  const full = publisherRow('BRE', START, 'DEFINITIVE');
  for (const rows of [
    [consolidated, thin, full],
    [full, thin, consolidated],
  ]) {
    const { readings } = decodeAnswer(rows, CONSOLIDATED, LATER);
    expect(readings).toMatchObject([{ vintage: 'DEFINITIVE', values: expect.not.arrayContaining([null]) }]);
  }
});

describe('of two rows for one slot one is taken, whatever their order, and the other is rejected with the reason', () => {
  const full = publisherRow('BRE', START, 'CONSOLIDATED');
  test.each<[string, Row, Row, RegExp]>([
    [
      'the more settled',
      publisherRow('BRE', START, 'DEFINITIVE', { eolien: null }),
      full,
      /^Another row of BRE at 2026-01-15T12:00:00.000Z was taken: it has a higher vintage\.$/,
    ],
    ['the fuller', full, { ...full, eolien: null }, /it has more figures/],
    ['the one without an odd cell', full, { ...full, eolien: 'DC' }, /it has more figures/],
    [
      'the later text, measures first',
      { ...full, consommation: 4231 },
      full,
      /its text is the later in order/,
    ],
    ['one of two that lack another figure', { ...full, eolien: null }, { ...full, solaire: null }, /later/],
    [
      'one of two zeros and nulls',
      { ...full, pompage: 0, eolien: null },
      { ...full, pompage: null, eolien: 0 },
      /later/,
    ],
    ['one of two that differ beside the measures', { ...full, tco_eolien: 2 }, full, /later/],
  ])('%s', (_, better, worse, reason) => {
    for (const rows of [
      [better, worse],
      [worse, better],
    ]) {
      const { readings, rejected } = decodeAnswer(rows, CONSOLIDATED, LATER);
      expect(readings).toEqual(decodeAnswer([better], CONSOLIDATED, LATER).readings);
      expect(rejected).toEqual([{ raw: JSON.stringify(worse), reason: expect.stringMatching(reason) }]);
    }
  });

  test('two rows that say the same are one', () => {
    const again = { ...full, pompage: 0, libelle_region: 'BRETAGNE' };
    expect(decodeAnswer([full, again], CONSOLIDATED, LATER)).toMatchObject({
      readings: [{ area: 'BRE' }],
      rejected: [],
    });
  });
});

test('odd cells of a row that is taken are rejected with what names the row, and nothing that is revised', () => {
  const row = realTime('BRE', START, { eolien: 'DC', pompage: true });
  const { readings, rejected } = decodeAnswer([row], REAL_TIME, LATER);
  expect(readings).toHaveLength(1);
  expect(rejected).toEqual([
    {
      raw: '{"code_insee_region":"53","nature":"Données temps réel","date_heure":"2026-01-15T12:00:00+00:00","eolien":"DC","pompage":true}',
      reason:
        'eolien "DC", pompage true: MW, or one of null, "", "-", "ND", is needed; stored as not published.',
      oddColumns: ['eolien', 'pompage'],
    },
  ]);
  const revised = decodeAnswer([{ ...row, consommation: 4231 }], REAL_TIME, LATER);
  expect(revised.rejected).toEqual(rejected);
});

test('a row that is a deep list, and one with a deep list in a row that is rejected, are rejected with a short text', () => {
  const { rejected } = decodeAnswer(
    [nested(20_000), realTime('BRE', START, { nature: 'x', tco_eolien: nested(20_000) })],
    REAL_TIME,
    LATER,
  );
  expect(rejected.map(({ raw, reason }) => [raw.length < 1_000, reason])).toEqual([
    [true, 'A row is an object.'],
    [true, expect.stringMatching(/^nature "x" is none/)],
  ]);
});

test('the order of columns does not show in a reading', () => {
  const row = { ...realTime('BRE', START), tch_eolien: 3, eolien_terrestre: '82' };
  const reversed = Object.fromEntries(Object.entries(row).reverse());
  const text = (raw: object): string => JSON.stringify(decodeAnswer([raw], REAL_TIME, LATER).readings);
  expect(text(reversed)).toBe(text(row));
});

test('unknown columns are named; the useless one whose name changes is not', () => {
  const row = { ...realTime('BRE', START), 'Column 64': null, fission: 4, geothermie: 'ND' };
  expect(decodeAnswer([row], REAL_TIME, LATER).unknownColumns).toEqual(['fission', 'geothermie']);
});

test('a row that is no object is rejected with its text, and stops nothing', () => {
  const { readings, rejected } = decodeAnswer([null, 'row', realTime('BRE', START)], REAL_TIME, LATER);
  expect(readings).toHaveLength(1);
  expect(rejected.map(({ raw }) => raw)).toEqual(['null', '"row"']);
});

test('of a row that is longer than any row should be, the beginning is rejected', () => {
  const { rejected } = decodeAnswer(['x'.repeat(1_000_000)], REAL_TIME, LATER);
  expect(rejected.map(({ raw }) => raw.length)).toEqual([100_000]);
});

test('a hand-written page of null, "", "-", "ND" and a half-empty past row never gives a 0', () => {
  const nothing = [null, '', '-', 'ND'];
  const rows = nothing.map((cell, i) =>
    realTime('BRE', START - i * HOUR, {
      eolien: cell,
      solaire: cell,
      pompage: cell,
      consommation: cell,
      stockage_batterie: cell,
      destockage_batterie: cell,
    }),
  );
  const values = decodeAnswer(rows, REAL_TIME, LATER).readings.flatMap((reading) => reading.values);
  expect(values).not.toContain(0);
  expect(values.filter((mw) => mw === null)).toHaveLength(4 * 6);
});

test.skipIf(!isRecorded)('the recorded page of real time decodes whole, its text columns too', () => {
  const { results } = JSON.parse(recordedText('regional-tr_2026-08-27_records-page.json')) as {
    results: Record<string, unknown>[];
  };
  const decoded = decodeAnswer(results, REAL_TIME, Date.UTC(2026, 7, 28));
  expect(decoded).toMatchObject({ rejected: [], ghosts: 0, empty: 0, future: 0, unknownColumns: [] });
  expect(decoded.readings).toHaveLength(24);
  expect(results.map(({ pompage }) => typeof pompage)).toContain('string');
  const pumping = results.map(({ pompage }) => Number(pompage)).sort();
  expect(decoded.readings.map(({ values }) => values[PUBLISHED_INDEX.PUMPING]).sort()).toEqual(pumping);
});

test.skipIf(!isRecorded)('an odd cell in each of a thousand recorded rows costs only that cell', () => {
  const rows = recordedRows('regional-cons-def_hauts-de-france_2024.csv').slice(0, 1_000);
  const columns = MEASURE_FIELDS.filter((field) => typeof rows[0]?.[field] === 'number');
  const columnOf = (i: number): string => columns[i % columns.length] ?? '';
  const odd = rows.map((row, i) => ({ ...row, [columnOf(i)]: 'DC' }));
  const absent = rows.map((row, i) => ({ ...row, [columnOf(i)]: null }));
  const decoded = decodeAnswer(odd, CONSOLIDATED, Date.UTC(2026, 0, 1));
  const valuesIn = ({ readings }: typeof decoded) => readings.map(({ values }) => values);
  expect(columns.length).toBeGreaterThan(5);
  expect(valuesIn(decoded)).toEqual(valuesIn(decodeAnswer(absent, CONSOLIDATED, Date.UTC(2026, 0, 1))));
  expect([decoded.readings.length, decoded.oddReadings.size, decoded.rejected.length]).toEqual([
    1_000, 1_000, 1_000,
  ]);
});

test.skipIf(!isRecorded)(
  'a recorded year of Hauts-de-France gives 17,566 half-hours: two ghosts of spring are dropped',
  () => {
    const rows = recordedRows('regional-cons-def_hauts-de-france_2024.csv');
    const decoded = decodeAnswer(rows, CONSOLIDATED, Date.UTC(2026, 0, 1));
    expect(rows).toHaveLength(17_568);
    expect(decoded.readings).toHaveLength(17_566);
    expect(decoded).toMatchObject({ rejected: [], ghosts: 2, empty: 0, unknownColumns: [] });
    const spring = decoded.readings.find(({ start }) => start === Date.UTC(2024, 2, 31, 1));
    const row = rows.find(
      ({ date_heure, heure }) => date_heure === '2024-03-31T03:00:00+02:00' && heure === '03:00',
    );
    expect(spring?.values[PUBLISHED_INDEX.CONSUMPTION]).toBe(row?.consommation);
  },
);

import { FEED_OF_VINTAGE, HOUR, MINUTE, PUBLISHED_INDEX } from '@courant/core/domain';
import { expect, test } from 'vitest';
import { isRecorded, recordedRows, recordedText } from '../test/recorded.ts';
import { publisherRow, realTime } from '../test/rows.ts';
import { decodeAnswer } from './answer.ts';

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

import {
  FEED_OF_VINTAGE,
  type FeedId,
  HOUR,
  MINUTE,
  PUBLISHED_INDEX,
  type PublishedMeasure,
  type Reading,
} from '@courant/core/domain';
import { describe, expect, test } from 'vitest';
import { nested, publisherRow, realTime } from '../test/rows.ts';
import { MEASURE_FIELDS } from './columns.ts';
import type { Row } from './raw-row.ts';
import { type Decoded, decodeRow } from './row.ts';

const START = Date.UTC(2026, 7, 27, 7, 45);
const LATER = START + HOUR;
const { REAL_TIME, CONSOLIDATED } = FEED_OF_VINTAGE;

const decode = (row: Row, feed: FeedId = REAL_TIME, knownAt = LATER): Decoded =>
  decodeRow(row, { feed, knownAt, extra: ['tch_nucleaire', 'tco_eolien'] });

function reading(decoded: Decoded): Reading {
  if (decoded.kind !== 'READING') throw new Error(JSON.stringify(decoded));
  return decoded.reading;
}

const NO_MEASURE: Row = Object.fromEntries(MEASURE_FIELDS.map((field) => [field, null]));

const mw = ({ values }: Reading, measure: PublishedMeasure): number | null | undefined =>
  values[PUBLISHED_INDEX[measure]];

describe('a row', () => {
  test('becomes a reading of its region, interval and vintage', () => {
    expect(reading(decode(realTime('NAQ', START)))).toMatchObject({
      area: 'NAQ',
      start: START,
      stepMinutes: 15,
      vintage: 'REAL_TIME',
      knownAt: LATER,
    });
  });

  test.each([
    ['CONSOLIDATED', 30],
    ['DEFINITIVE', 30],
  ] as const)('of %s data lasts half an hour', (vintage, stepMinutes) => {
    const row = publisherRow('BRE', START - 15 * MINUTE, vintage);
    expect(reading(decode(row, CONSOLIDATED))).toMatchObject({ vintage, stepMinutes });
  });

  test.each([null, '', '-', 'ND', ' nd ', undefined])(
    'that says %j for a measure has not published it',
    (cell) => {
      const decoded = reading(decode(realTime('NAQ', START, { eolien: cell, solaire: 0 })));
      expect([mw(decoded, 'WIND'), mw(decoded, 'SOLAR')]).toEqual([null, 0]);
    },
  );

  test.each([
    ['-66', -66],
    ['0', 0],
    [' 12 ', 12],
    ['-0', 0],
    [-0, 0],
    [10.6, 11],
    ['10,4', 10],
    [-0.2, 0],
  ])('that says %j means %d MW', (cell, expected) => {
    expect(mw(reading(decode(realTime('NAQ', START, { pompage: cell }))), 'PUMPING')).toBe(expected);
  });

  test('keeps its other numbers, as text or not, and leaves out those not published', () => {
    const row = realTime('NAQ', START, { tco_eolien: '1.94', tch_nucleaire: 'ND' });
    expect(reading(decode(row)).extra).toEqual({ tco_eolien: 1.94 });
  });

  test('keeps the text of a column beside the measures that is no number, which nothing else lacks', () => {
    const decoded = decode(realTime('NAQ', START, { tch_nucleaire: 'N/A' }));
    expect(reading(decoded).extra).toEqual({ tco_eolien: 1.94, tch_nucleaire: 'N/A' });
    expect(decoded).toMatchObject({ oddColumns: [] });
  });

  test.each<[unknown, string]>([
    ['DC', 'DC'],
    ['N/A', 'N/A'],
    ['\u2013', '\u2013'],
    [true, 'true'],
    [{}, '{}'],
    [{ toString: 1, valueOf: 1 }, '{"toString":1,"valueOf":1}'],
    [nested(20_000), `${'['.repeat(20)}"…"${']'.repeat(20)}`],
    [1e9, '1000000000'],
    ['x'.repeat(1_000), 'x'.repeat(200)],
  ])('with odd cell %# keeps its ten good figures, and the text of that cell', (cell, text) => {
    const decoded = decode(realTime('NAQ', START, { eolien: cell }));
    const good = reading(decode(realTime('NAQ', START))).values;
    expect(reading(decoded).values).toEqual(good.with(PUBLISHED_INDEX.WIND, null));
    expect(reading(decoded).extra).toEqual({ tco_eolien: 1.94, eolien: text });
    expect(decoded).toMatchObject({ oddColumns: ['eolien'] });
  });

  test('of the past without consumption is a reading: wind and solar are there', () => {
    const row = realTime('NAQ', START, { consommation: null, ech_physiques: '' });
    expect(mw(reading(decode(row)), 'CONSUMPTION')).toBeNull();
    expect(mw(reading(decode(row)), 'SOLAR')).toBe(1014);
  });

  test('without any figure is no reading', () => {
    expect(decode(realTime('NAQ', START, { ...NO_MEASURE, tco_eolien: null })).kind).toBe('EMPTY');
    expect(decode(realTime('NAQ', START, { ...NO_MEASURE, tco_eolien: 'N/A' })).kind).toBe('EMPTY');
  });

  test('with numbers beside the measures alone is a reading, so that they are not lost', () => {
    const { values, extra } = reading(decode(realTime('NAQ', START, NO_MEASURE)));
    expect([new Set(values), extra]).toEqual([new Set([null]), { tco_eolien: 1.94 }]);
  });

  test('of a slot that has not begun is no reading, even with figures', () => {
    expect(decode(realTime('NAQ', START), REAL_TIME, START - 1).kind).toBe('FUTURE');
  });

  test('tells its heure from its date_heure in spring: the hour that does not exist is a ghost', () => {
    const spring = Date.UTC(2024, 2, 31, 1);
    const of = (heure: string, at: number): string => decode(realTime('HDF', at, { heure })).kind;
    expect([of('02:00', spring), of('03:00', spring)]).toEqual(['GHOST', 'READING']);
    expect([of('02:45', spring + 45 * MINUTE), of('03:45', spring + 45 * MINUTE)]).toEqual([
      'GHOST',
      'READING',
    ]);
    expect(of('02:00', spring + HOUR)).toBe('REJECTED');
  });

  test('of either pass of the autumn hour is what its date_heure says', () => {
    const first = Date.UTC(2024, 9, 27, 0);
    const of = (at: number): number => reading(decode(realTime('HDF', at, { heure: '02:00' }))).start;
    expect([of(first), of(first + HOUR)]).toEqual([first, first + HOUR]);
  });

  test.each([
    ['Données définitives', 'DEFINITIVE'],
    ['Définitif', 'DEFINITIVE'],
    ['DEFINITIVE', 'DEFINITIVE'],
    ['Données consolidées', 'CONSOLIDATED'],
    [' Consolidé ', 'CONSOLIDATED'],
  ])('of nature %j is %s', (nature, vintage) => {
    const row = publisherRow('BRE', START - 15 * MINUTE, 'CONSOLIDATED', { nature });
    expect(reading(decode(row, CONSOLIDATED)).vintage).toBe(vintage);
  });

  test.each(['Données temps réel', 'Temps\u00a0réel', 'temps-réel', '', ' - ', null])(
    'of real time may say so as %j',
    (nature) => {
      expect(reading(decode(realTime('NAQ', START, { nature }))).vintage).toBe('REAL_TIME');
    },
  );

  test('has spaces around its code and its instant for nothing', () => {
    const { code_insee_region, date_heure } = realTime('BRE', START);
    const row = realTime('BRE', START, {
      code_insee_region: ` ${code_insee_region}`,
      date_heure: ` ${date_heure} `,
    });
    expect(reading(decode(row))).toMatchObject({ area: 'BRE', start: START });
  });

  test('may lack its heure, its nature in real time, its label', () => {
    const { heure, nature, libelle_region, ...rest } = realTime('NAQ', START);
    expect(decode(rest).kind).toBe('READING');
  });
});

describe('a row is rejected, with its text and what is allowed, for', () => {
  test.each([
    [
      'odd cells in every column',
      Object.fromEntries(MEASURE_FIELDS.map((field) => [field, 'DC'])),
      /^consommation "DC", nucleaire "DC", .* "DC": MW, or one of null, .*; the row has no other figure\.$/,
    ],
    [
      'odd cells beside what is not published',
      { ...NO_MEASURE, eolien: 1e9, solaire: {} },
      /^eolien 1000000000, solaire \{\}: MW/,
    ],
    ['no instant', { date_heure: null }, /date_heure null: an ISO instant/],
    [
      'an instant without its offset',
      { date_heure: '2026-08-27T07:45:00' },
      /an ISO instant with its offset/,
    ],
    ['a day that its month lacks', { date_heure: '2026-02-30T10:00:00Z' }, /"2026-02-30T10:00:00Z": an ISO/],
    ['a 29 February', { date_heure: '2026-02-29T10:00:00+01:00' }, /: an ISO instant/],
    [
      'an instant before all history',
      { date_heure: '1970-01-01T00:00:00Z' },
      /before the publisher's history/,
    ],
    ['a clock that contradicts its instant', { heure: '12:00' }, /heure "12:00" is not date_heure/],
    ['an odd cell in a row that is no reading either', { eolien: 'DC', nature: 'x' }, /nature "x" is none/],
    ['a region we do not know', { code_insee_region: '94' }, /"94" is none of the twelve regions/],
    ['a list with the code of a region', { code_insee_region: ['27'] }, /\["27"\] is none of the twelve/],
    [
      'a code that cannot be converted to text',
      { code_insee_region: { toString: 1, valueOf: 1 } },
      /\{"toString":1,"valueOf":1\} is none of the twelve/,
    ],
    ['a list with a nature', { nature: ['temps reel'] }, /nature \["temps reel"\] is none/],
    [
      'a nature that cannot be converted to text',
      { nature: { toString: 1, valueOf: 1 } },
      /nature \{.*\} is none/,
    ],
    ['an instant nested too deep', { date_heure: nested(20_000) }, /^date_heure \[{20}"…"\]{20}: an ISO/],
    [
      'a nature that the feed does not publish',
      { nature: 'Données définitives' },
      /is none that eco2mix-regional-tr/,
    ],
  ])('%s', (_, more, reason) => {
    const at = 'date_heure' in more ? { heure: undefined } : {};
    const decoded = decode(realTime('NAQ', START, { ...at, ...more }));
    expect(decoded).toEqual({ kind: 'REJECTED', reason: expect.stringMatching(reason) });
  });

  test('whatever throws when it is read', () => {
    const row = Object.defineProperty({ ...realTime('NAQ', START) }, 'eolien', {
      get: () => {
        throw new RangeError('Maximum call stack size exceeded');
      },
    });
    const reason = 'The row cannot be read: RangeError: Maximum call stack size exceeded.';
    expect(decode(row)).toEqual({ kind: 'REJECTED', reason });
  });

  test('a start between two intervals of its step', () => {
    expect(decode(realTime('NAQ', START + MINUTE)).kind).toBe('REJECTED');
    expect(decode(publisherRow('NAQ', START, 'CONSOLIDATED'), CONSOLIDATED)).toMatchObject({
      reason: expect.stringMatching(/does not begin a 30-minute interval/),
    });
  });
});

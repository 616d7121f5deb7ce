import { DAY, HOUR, type PublishedMeasure, type Resolution } from '@courant/core/domain';
import { READINGS } from '@courant/core/log';
import { messagesIn, TestClock } from '@courant/core/testing';
import { CONSOLIDATED, Nature, type RawRow, REAL_TIME } from '@courant/simulator';
import { describe, expect, test } from 'vitest';
import { openPublisherOfRows } from './publisher-of-rows.ts';
import { fetchSeriesSet } from './series-figures.ts';
import { WholeLine } from './whole-line.ts';

const NOW = Date.parse('2026-08-27T12:00:00Z');

/** One row of Brittany at a local time of 27 August 2026, two hours ahead of UTC. */
const row = (heure: string, nature: string, cells: Record<string, string | number | null>): RawRow => ({
  code_insee_region: '53',
  libelle_region: 'Bretagne',
  nature,
  date: '2026-08-27',
  heure,
  date_heure: `2026-08-27T${heure}:00+02:00`,
  ...cells,
});

/** Every spelling of "not published", and true zeros among them as number and as text. */
const WRITTEN_BY_HAND: readonly RawRow[] = [
  row('10:00', Nature.realTime, {
    consommation: 2000,
    nucleaire: null,
    thermique: '',
    eolien: 'ND',
    solaire: 0,
    hydraulique: '-',
    bioenergies: 60,
    pompage: '-',
    stockage_batterie: 'ND',
    destockage_batterie: '0',
    ech_physiques: '',
  }),
  // A past slot without consumption: its other measures are stored.
  row('10:15', Nature.realTime, {
    consommation: null,
    eolien: 80,
    solaire: 10,
    pompage: '',
    ech_physiques: '-',
  }),
  // A row without any value is no reading.
  row('10:30', Nature.realTime, { consommation: null, eolien: '', solaire: '-', pompage: 'ND' }),
  row('10:45', Nature.realTime, { consommation: 1900, solaire: null, pompage: '-66' }),
];

const PARTLY_SETTLED: readonly RawRow[] = [
  row('09:00', Nature.consolidated, {
    consommation: 2100,
    eolien: '95',
    solaire: null,
    hydraulique: '',
    pompage: 0,
    stockage_batterie: '-',
    destockage_batterie: 'ND',
  }),
];

async function openLineOf(realTime: readonly RawRow[], consolidated: readonly RawRow[] = []) {
  const clock = new TestClock(NOW);
  const publisher = await openPublisherOfRows(clock);
  publisher.publish(REAL_TIME, realTime);
  publisher.publish(CONSOLIDATED, consolidated);
  const line = await WholeLine.open({ publisher, clock, backfillFrom: NOW });
  await line.workers.waitUntilSettled();
  return { line, publisher, clock };
}

const openLine = async () => (await openLineOf(WRITTEN_BY_HAND, PARTLY_SETTLED)).line;

/** The columns of Brittany from nine to eleven in Paris. */
async function columns(line: WholeLine, from: string, to: string, resolution: Resolution) {
  const hours = { from: `2026-08-27T${from}:00+02:00`, to: `2026-08-27T${to}:00+02:00` };
  const { series } = await fetchSeriesSet(line, { areas: ['BRE'], ...hours, resolution });
  return Object.fromEntries(series.map(({ measure, values }) => [measure, values])) as Record<
    PublishedMeasure,
    readonly (number | null)[]
  >;
}

test('null, "", "-" and "ND" are never a 0, and a 0 is never null', async () => {
  const line = await openLine();
  expect(await columns(line, '10:00', '11:00', 'QUARTER_HOUR')).toEqual({
    CONSUMPTION: [2000, null, null, 1900],
    NUCLEAR: [null, null, null, null],
    THERMAL: [null, null, null, null],
    WIND: [null, 80, null, null],
    SOLAR: [0, 10, null, null],
    HYDRO: [null, null, null, null],
    BIOENERGY: [60, null, null, null],
    PUMPING: [null, null, null, -66],
    BATTERY_CHARGE: [null, null, null, null],
    BATTERY_DISCHARGE: [0, null, null, null],
    EXCHANGE: [null, null, null, null],
  });
  expect(await line.query('{ freshness { rejected } }')).toEqual({ freshness: { rejected: 0 } });
});

test('a half-hour is the mean of its published quarters, and what is not published stays out of every sum', async () => {
  const line = await openLine();
  const halfHours = await columns(line, '09:00', '11:00', 'HALF_HOUR');
  expect(halfHours).toMatchObject({
    CONSUMPTION: [2100, null, 2000, 1900],
    WIND: [95, null, 80, null],
    SOLAR: [null, null, 5, null],
    HYDRO: [null, null, null, null],
    PUMPING: [0, null, null, -66],
    BATTERY_DISCHARGE: [null, null, 0, null],
  });
  const day = await columns(line, '00:00', '23:00', 'DAY');
  // Quarter-hours count once and a settled half-hour twice: 2 x 2100 + 2000 + 1900 over four.
  expect(day).toMatchObject({ CONSUMPTION: [2025], WIND: [90], HYDRO: [null] });
});

test('a slot of which nothing was published is no reading, and the country is not summed without its regions', async () => {
  const line = await openLine();
  const answer = await line.query(`{
    empty: reading(area: BRE, at: "2026-08-27T10:30:00+02:00", resolution: QUARTER_HOUR) { consumption }
    half: reading(area: BRE, at: "2026-08-27T10:15:00+02:00", resolution: QUARTER_HOUR) { consumption wind }
    latest: area(code: BRE) { latest { start consumption } }
    country: reading(area: FR, at: "2026-08-27T10:00:00+02:00") { consumption regionsObserved }
  }`);
  expect(answer).toEqual({
    empty: null,
    half: { consumption: null, wind: 80 },
    latest: { latest: { start: '2026-08-27T08:45:00Z', consumption: 1900 } },
    country: { consumption: null, regionsObserved: 1 },
  });
});

describe('a cell that is no figure', () => {
  const good = { consommation: 2000, eolien: 80, solaire: 10, pompage: '-66' };
  const ODD = ['DC', 'N/A', '\u2013', '1,234'];
  const odd = ODD.map((cell, i) =>
    row(`10:${['00', '15', '30', '45'][i]}`, Nature.realTime, { ...good, eolien: cell }),
  );

  test('costs no figure beside it, and a query shows its text and the reason', async () => {
    const { line } = await openLineOf(odd);
    expect(await columns(line, '10:00', '11:00', 'QUARTER_HOUR')).toMatchObject({
      CONSUMPTION: [2000, 2000, 2000, 2000],
      WIND: [null, null, null, null],
      SOLAR: [10, 10, 10, 10],
      PUMPING: [-66, -66, -66, -66],
    });
    const { rejected } = await line.query<{
      rejected: { reason: string; raw: string; oddColumns: string[] }[];
    }>('{ rejected { reason raw oddColumns } }');
    expect(rejected.map(({ raw }) => (JSON.parse(raw) as RawRow).eolien)).toEqual(ODD.toReversed());
    expect(rejected.at(-1)).toEqual({
      reason: 'eolien "DC": MW, or one of null, "", "-", "ND", is needed; stored as not published.',
      raw: '{"code_insee_region":"53","nature":"Données temps réel","date_heure":"2026-08-27T08:00:00+00:00","eolien":"DC"}',
      oddColumns: ['eolien'],
    });
  });

  test('is one message of the log, however often it is polled; a figure in its place is a revision', async () => {
    const { line, publisher, clock } = await openLineOf(odd.slice(0, 1));
    await line.workers.advanceTo(clock.now() + 3 * HOUR);
    expect((await messagesIn(line.log, READINGS)).map(({ extra }) => extra.eolien)).toEqual(['DC']);
    publisher.publish(REAL_TIME, [row('10:00', Nature.realTime, good)]);
    await line.workers.advanceTo(clock.now() + 3 * HOUR);
    const at = '(area: BRE, at: "2026-08-27T10:00:00+02:00", resolution: QUARTER_HOUR)';
    expect(
      await line.query(`{ freshness { rejected } reading${at} { wind revisions { measure before after } } }`),
    ).toEqual({
      freshness: { rejected: 1 },
      reading: { wind: 80, revisions: [{ measure: 'WIND', before: null, after: 80 }] },
    });
  });
});

test('a row with the wind split alone is kept in the log, and replaces no figure', async () => {
  const full = row('09:00', Nature.consolidated, { consommation: 2100, eolien: '95' });
  const { line, publisher, clock } = await openLineOf([], [full]);
  publisher.publish(CONSOLIDATED, [
    row('09:00', Nature.definitive, { eolien_terrestre: '40', eolien_offshore: '55' }),
    row('09:30', Nature.definitive, { eolien_terrestre: '41' }),
  ]);
  await line.workers.advanceTo(clock.now() + 2 * DAY);
  expect((await messagesIn(line.log, READINGS)).map(({ extra }) => extra)).toEqual([
    {},
    { eolien_offshore: 55, eolien_terrestre: 40 },
    { eolien_terrestre: 41 },
  ]);
  expect(
    await line.query(`{
      first: reading(area: BRE, at: "2026-08-27T09:00:00+02:00") { vintage wind revisions { after } }
      second: reading(area: BRE, at: "2026-08-27T09:30:00+02:00") { wind }
      freshness { rejected }
    }`),
  ).toEqual({
    first: { vintage: 'CONSOLIDATED', wind: 95, revisions: [] },
    second: null,
    freshness: { rejected: 0 },
  });
});

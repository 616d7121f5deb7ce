import { MEASURES } from '@courant/core/domain';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Views } from '../series/view.ts';
import { textCell } from './csv.ts';
import { exportColumns } from './export-column.ts';
import { type ExportApi, openExportApi } from './test/open-export-api.ts';
import { csvCells, readFile } from './test/read-file.ts';

let api: ExportApi;
beforeAll(async () => {
  api = await openExportApi();
});
afterAll(() => api.close());

const DAY = 'areas=BRE&measures=WIND,CARBON_INTENSITY&from=2024-10-27&to=2024-10-27';
const textOf = async (search: string): Promise<string> =>
  Buffer.from(await (await api.fetch(search)).arrayBuffer()).toString();

describe('CSV', () => {
  test('in French is what French Excel opens: a byte order mark, semicolons, decimal commas', async () => {
    const [header, first] = (await textOf(DAY)).split('\r\n');
    expect(header).toBe(
      '\uFEFFZone;Nom;Début (UTC);Date (Paris);Heure (Paris);Décalage de Paris (h);Pas;Millésime;Éolien (MW);' +
        'Intensité carbone (gCO2e/kWh, estimation);Intensité carbone, au plus bas (gCO2e/kWh, estimation);' +
        'Intensité carbone, au plus haut (gCO2e/kWh, estimation);Source',
    );
    expect(first).toMatch(/^BRE;Bretagne;2024-10-26T22:00:00Z;2024-10-27;00:00;2;HALF_HOUR;DEFINITIVE;\d+;/);
    const means = csvCells((await textOf(`${DAY}&resolution=DAY`)).slice(1), ';').at(-1);
    expect(means?.[8]).toMatch(/^\d+,\d$/);
  });

  test('in English is what programs read: no mark, commas, points; a label with a comma is quoted', async () => {
    const text = await textOf(`${DAY}&lang=EN&resolution=DAY`);
    const [header = [], row = [], ...more] = csvCells(text, ',');
    expect(more).toEqual([]);
    expect(text.startsWith('Area,Name,Start (UTC),')).toBe(true);
    expect(header[10]).toBe('Carbon intensity, low (gCO2e/kWh, estimate)');
    expect(row.slice(0, 8)).toEqual([
      ...['BRE', 'Brittany', '2024-10-26T22:00:00Z', '2024-10-27', '00:00', '2', 'DAY', 'DEFINITIVE'],
    ]);
    expect(row[8]).toMatch(/^\d+\.\d$/);
  });

  test('has no cell that begins as a formula does, unless it is a number', async () => {
    for (const lang of ['FR', 'EN']) {
      const text = await textOf(`measures=${MEASURES}&from=2024-03-31&to=2024-03-31&lang=${lang}`);
      const cells = csvCells(text.replace(/^\uFEFF/, ''), lang === 'FR' ? ';' : ',').flat();
      expect(cells.length).toBeGreaterThan(1_000);
      expect(cells.filter((cell) => /^[=+\-@\t\r]/.test(cell) && !/^-\d+([.,]\d)?$/.test(cell))).toEqual([]);
    }
    const texts = ['=1+1', '+33', '-x', '@a', 'a=b', 'a;b', 'a"b\n'];
    expect(texts.map((text) => textCell(text, ';'))).toEqual([
      ...["'=1+1", "'+33", "'-x", "'@a", 'a=b', '"a;b"', '"a""b\n"'],
    ]);
  });
});

test('the two passes of the autumn hour have the same clock of Paris and another offset', async () => {
  const rows = await readFile.JSONL(Buffer.from(await textOf(`${DAY}&format=JSONL`)));
  const repeated = rows.filter(({ parisTime }) => parisTime === '02:30');
  expect(repeated.map(({ start, parisOffsetHours }) => [start, parisOffsetHours])).toEqual([
    ['2024-10-27T00:30:00Z', 2],
    ['2024-10-27T01:30:00Z', 1],
  ]);
  expect(rows).toHaveLength(50);
  expect(repeated[0]).toMatchObject({ vintage: null, WIND_MW: null });
});

test('every row of simulated data says SIMULATED, in every format, and so does the name of the file', async () => {
  const own = await openExportApi(() => ({ simulated: true }));
  try {
    for (const format of ['CSV', 'JSONL', 'PARQUET'] as const) {
      const answer = await own.fetch(`${DAY}&format=${format}`);
      expect(answer.headers.get('content-disposition')).toContain('courant_SIMULATED_bretagne_2-grandeurs_');
      const rows = await readFile[format](Buffer.from(await answer.arrayBuffer()));
      const sources = new Set(rows.map((row) => row.source ?? row.Source));
      expect([...sources]).toEqual(['SIMULATED (Courant simulator)']);
    }
  } finally {
    await own.close();
  }
});

test.each([
  [
    'FR',
    'areas=PAC&measures=WIND&from=2024-03-31&to=2024-03-31',
    'provence-alpes-cote-d-azur_eolien_2024-03-31_2024-03-31_demi-heure.csv',
  ],
  [
    'EN',
    'measures=WIND&from=2024&to=2024&resolution=MONTH&format=PARQUET',
    '12-regions_wind_2024-01-01_2024-11-30_month.parquet',
  ],
])('a file is named in %s by what it holds', async (lang, search, name) => {
  const { headers } = await api.fetch(`${search}&lang=${lang}`, { method: 'HEAD' });
  expect(headers.get('content-disposition')).toBe(`attachment; filename="courant_${name}"`);
});

test('the licence is in a header', async () => {
  const { headers } = await api.fetch(DAY, { method: 'HEAD' });
  expect(headers.get('link')).toBe(
    '<https://www.etalab.gouv.fr/licence-ouverte-open-licence/>; rel="license"',
  );
});

test('each view and measure has a column of its own name', () => {
  const keys = Object.values(Views).flatMap((view) =>
    exportColumns(MEASURES, view).filter(({ key }) => /^[A-Z]/.test(key) && !key.startsWith('CARBON')),
  );
  expect(new Set(keys.map(({ key }) => key))).toHaveLength(5 * (MEASURES.length - 1));
  expect(new Set(keys.map(({ label }) => label.fr))).toHaveLength(5 * (MEASURES.length - 1));
});

test('exportUrl of a series exports its numbers: as of an instant, in one vintage, in another view', async () => {
  const input =
    '{ areas: [BRE], measures: [WIND], from: "2024-11-01", resolution: DAY, view: ENERGY, vintage: REAL_TIME }';
  const { data } = await api.ask(
    `{ series(input: ${input}) { ... on SeriesSet { exportUrl(format: JSONL, lang: EN) series { values } } } }`,
  );
  const { exportUrl, series } = data.series as unknown as {
    exportUrl: string;
    series: { values: (number | null)[] }[];
  };
  expect(exportUrl).toBe(
    '/export?areas=BRE&measures=WIND&from=2024-10-31T23:00:00Z&to=2024-11-20T23:00:00Z&resolution=DAY&view=ENERGY' +
      '&carbonMethod=DIRECT&vintage=REAL_TIME&format=JSONL&lang=EN',
  );
  const rows = await readFile.JSONL(Buffer.from(await textOf(exportUrl.slice('/export?'.length))));
  expect(rows.map((row) => row.WIND_MWH)).toEqual(series[0]?.values);
  expect(rows.some((row) => row.WIND_MWH !== null)).toBe(true);
});

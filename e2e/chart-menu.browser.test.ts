import { readFile } from 'node:fs/promises';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { openPage, type ServedLine, serveLine, useBrowser } from './browser.ts';

const browser = useBrowser();
const DAY = '2026-08-26';

/** Notes the address of each picture that the page draws: the svg from which it makes the file. */
const NOTE_PICTURES = `
  const decode = HTMLImageElement.prototype.decode;
  HTMLImageElement.prototype.decode = function () {
    globalThis.picture = this.src;
    return decode.call(this);
  };
`;

test('the menu of the chart gives its numbers as a file and its drawing as a picture', async () => {
  const served = await serveLine();
  const page = await openPage(browser(), served, `/area/BRE?from=${DAY}&to=${DAY}`, {
    acceptDownloads: true,
    initScript: NOTE_PICTURES,
  });
  await page.getByRole('slider').waitFor();

  await page.getByRole('button', { name: 'Table, files and links' }).press('ArrowDown');
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id }) => id)).toEqual([]);
  const csv = await choose(page, 'Download as CSV');
  expect(windOf(csv.toString())).toEqual(await windInApi(served));

  await page.getByRole('button', { name: 'Table, files and links' }).click();
  const png = await choose(page, 'Download as PNG');
  const svg = decodeURIComponent((await page.evaluate<string>('picture')).split(',').slice(1).join());
  for (const words of ['Brittany, Wed', '26 Aug 2026', 'SIMULATED DATA', 'Wind', 'Licence Ouverte'])
    expect(svg).toContain(words);
  expect(svg).not.toContain('var(');
  // The outline of a band's name lies under its letters.
  expect(svg).toMatch(/<text[^>]* paint-order="stroke"[^>]*>Wind</);
  expect(pngSize(png)).toEqual([2 * sizeIn(svg, 'width'), 2 * sizeIn(svg, 'height')]);
});

test('the file of a chart with a period beside it holds both, with the starts of both', async () => {
  const served = await serveLine();
  const page = await openPage(browser(), served, '/area/BRE?from=2026-08-27&to=2026-08-27&against=previous', {
    acceptDownloads: true,
  });
  await page.getByText('previous period').filter({ visible: true }).first().waitFor();
  await page.getByRole('button', { name: 'Table, files and links' }).click();
  const rows = rowsOf((await choose(page, 'Download as CSV')).toString());

  const { compare } = await served.line.query<{ compare: ComparedInApi }>(
    `{ compare(input: { areas: [BRE], measures: [CONSUMPTION], from: "2026-08-27", to: "2026-08-27", against: "2026-08-26", resolution: HALF_HOUR }) {
      ... on Comparison { starts againstStarts series { values against } } } }`,
  );
  const [compared] = compare.series;
  // The chart has quarter-hours, each half-hour of the day before once, beside the first.
  const everySecond = rows.filter((_, i) => i % 2 === 0);
  expect(everySecond.length).toBeGreaterThan(15);
  const seconds = rows.filter((_, i) => i % 2 === 1);
  for (const row of seconds)
    expect([row['"Start, previous period"'], row['"Consumption, previous period, half-hour (MW)"']]).toEqual([
      '',
      '',
    ]);
  expect(everySecond.map((row) => instantOf(row.Start))).toEqual(compare.starts.map(instantOf));
  expect(everySecond.map((row) => instantOf(row['"Start, previous period"']))).toEqual(
    compare.againstStarts.map(instantOf),
  );
  expect(everySecond.map((row) => numberOf(row['"Consumption, previous period, half-hour (MW)"']))).toEqual(
    compared?.against,
  );
  expect(everySecond.map((row) => numberOf(row['Consumption (MW)'])).every((mw) => (mw ?? 0) > 0)).toBe(true);
});

test('the file of a comparison has a column for each region, or for each period', async () => {
  const served = await serveLine();
  const day = 'from=2026-08-26&to=2026-08-26';
  const page = await openPage(browser(), served, `/compare?areas=BRE.PDL&measure=wind&${day}`, {
    acceptDownloads: true,
  });
  const regions = rowsOf((await saved(page)).toString());
  const { series } = await served.line.query<{ series: SeriesInApi }>(
    `{ series(input: { areas: [BRE, PDL], measures: [WIND], from: "2026-08-26", to: "2026-08-26", resolution: HALF_HOUR }) {
      ... on SeriesSet { starts series { values } } } }`,
  );
  expect(regions.map((row) => instantOf(row.Start))).toEqual(series.starts.map(instantOf));
  const columns = ['Brittany: Wind (MW)', 'Pays de la Loire: Wind (MW)'].map((name) =>
    regions.map((row) => numberOf(row[name])),
  );
  expect(columns).toEqual(series.series.map(({ values }) => values));

  await page.goto(
    `${served.line.url}/compare?areas=BRE&measure=wind&from=2026-08-27&to=2026-08-27&against=2026-08-26`,
  );
  const periods = rowsOf((await saved(page)).toString());
  const { compare } = await served.line.query<{ compare: ComparedInApi }>(
    `{ compare(input: { areas: [BRE], measures: [WIND], from: "2026-08-27", to: "2026-08-27", against: "2026-08-26", resolution: HALF_HOUR }) {
      ... on Comparison { starts againstStarts series { values against } } } }`,
  );
  const cells = periods.map((row) => Object.values(row));
  expect(cells.map(([start, , other]) => [instantOf(start), instantOf(other)])).toEqual(
    compare.starts.map((start, i) => [instantOf(start), instantOf(compare.againstStarts[i])]),
  );
  expect(cells.map(([, mw]) => numberOf(mw))).toEqual(compare.series[0]?.values);
  expect(cells.map(([, , , mw]) => numberOf(mw))).toEqual(compare.series[0]?.against);
});

interface SeriesInApi {
  readonly starts: readonly string[];
  readonly series: readonly { readonly values: readonly (number | null)[] }[];
}
interface ComparedInApi {
  readonly starts: readonly string[];
  readonly againstStarts: readonly (string | null)[];
  readonly series: readonly {
    readonly values: readonly (number | null)[];
    readonly against: readonly (number | null)[];
  }[];
}

/** The rows of a file by the texts of its first line; no cell of these has a comma but the names. */
function rowsOf(csv: string): Record<string, string>[] {
  const [header = '', ...lines] = csv.trim().split('\r\n');
  const names = header.match(/"[^"]*"|[^,]+/g) ?? [];
  return lines.map((line) => Object.fromEntries(line.split(',').map((cell, i) => [names[i] ?? i, cell])));
}

const instantOf = (text: string | null | undefined): number | null => (text ? Date.parse(text) : null);
const numberOf = (cell: string | undefined): number | null => (cell ? Number(cell) : null);

/** What the button of a comparison saves. */
async function saved(page: Page): Promise<Buffer> {
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Download as CSV' }).click();
  const file = await download;
  expect(file.suggestedFilename()).toBe('courant_SIMULATED_wind.csv');
  return readFile(await file.path());
}

/** What an entry of the open menu downloads. */
async function choose(page: Page, name: string): Promise<Buffer> {
  const download = page.waitForEvent('download');
  await page.getByRole('menuitem', { name }).click();
  return readFile(await (await download).path());
}

/** Start and wind of each row; null where the cell is empty. */
function windOf(csv: string): (readonly [string | undefined, number | null])[] {
  const [header = [], ...rows] = csv
    .trim()
    .split('\r\n')
    .map((line) => line.split(','));
  const wind = header.findIndex((label) => /^Wind/.test(label));
  return rows.map((cells) => [cells[2], cells[wind] ? Number(cells[wind]) : null]);
}

async function windInApi({ line }: ServedLine): Promise<(readonly [string, number | null])[]> {
  const { series } = await line.query<{
    series: { starts: string[]; series: { values: (number | null)[] }[] };
  }>(
    `{ series(input: { areas: [BRE], measures: [WIND], from: "${DAY}", to: "${DAY}" }) { ... on SeriesSet { starts series { values } } } }`,
  );
  return series.starts.map((start, i) => [start, series.series[0]?.values[i] ?? null]);
}

/** Width and height in the first chunk of a PNG. */
const pngSize = (png: Buffer): [number, number] => {
  expect(png.subarray(1, 4).toString()).toBe('PNG');
  return [png.readUInt32BE(16), png.readUInt32BE(20)];
};

/** The size that the root of an svg says. */
const sizeIn = (svg: string, name: string): number =>
  Number(new RegExp(`^<svg[^>]* ${name}="([\\d.]+)"`).exec(svg)?.[1]);

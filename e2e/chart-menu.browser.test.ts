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
  expect(pngSize(png)).toEqual([2 * sizeIn(svg, 'width'), 2 * sizeIn(svg, 'height')]);
});

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

import { AxeBuilder } from '@axe-core/playwright';
import { AREAS, MINUTE, parisTime } from '@courant/core/domain';
import { REAL_TIME } from '@courant/simulator';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import {
  advanceTime,
  NOW,
  openPage,
  type ServedLine,
  serveLine,
  useBrowser,
  WAIT_TIMEOUT_MS,
} from './browser.ts';

const WAIT_OPTIONS = { timeout: WAIT_TIMEOUT_MS };
const browser = useBrowser();

const rowOf = (page: Page, region: string) => page.getByRole('row', { name: region });
const digitsOf = (text: string): string => text.replace(/\D/g, '');

test('the overview draws the twelve regions on the map and in the list, with the figures of the api', async () => {
  const served = await serveLine();
  const page = await openPage(browser(), served, '/?measure=consumption');
  await page.getByRole('heading', { name: 'Regions', exact: true }).waitFor();
  const { regions } = await served.line.query<{
    regions: { code: keyof typeof AREAS; latest: { consumption: number } }[];
  }>('{ regions { code latest { consumption } } }');
  const map = page.getByRole('group', { name: /by region, in MW/ });
  await expect.poll(() => map.getByRole('link').count(), { timeout: WAIT_TIMEOUT_MS }).toBe(12);
  for (const { code, latest } of regions) {
    const name = AREAS[code].name.en;
    const cell = rowOf(page, name).getByRole('cell').first();
    expect(digitsOf((await cell.textContent()) ?? ''), name).toBe(String(Math.round(latest.consumption)));
    expect(await map.getByRole('link', { name }).count(), name).toBe(1);
  }
  expect(await page.getByRole('status').first().textContent()).toContain('Simulated data');
  expect(await page.getByText('RTE', { exact: false }).count()).toBeGreaterThan(0);
});

test('a revision at the publisher reaches the open page without a reload', async () => {
  const served = await serveLine();
  const page = await openPage(browser(), served, '/?measure=consumption');
  const cell = rowOf(page, AREAS.BRE.name.en).getByRole('cell').first();
  await cell.waitFor();
  expect(await cell.textContent()).not.toContain('9,876');
  await page.evaluate('globalThis.neverReloaded = true');

  const newest = NOW - 20 * MINUTE;
  served.publisher.revise({
    dataset: REAL_TIME,
    region: '53',
    start: newest,
    field: 'consommation',
    value: 9876,
  });
  await advanceTime(served, 15 * MINUTE);
  await rowOf(page, AREAS.BRE.name.en).getByText('9,876').waitFor();
  expect(await page.evaluate('globalThis.neverReloaded')).toBe(true);
});

test('the page says that the connection is down, and once it is back shows every slot that came meanwhile', async () => {
  const served = await serveLine();
  const page = await openPage(browser(), served, '/area/BRE?view=table');
  const newestRow = page.getByRole('row').nth(1);
  await newestRow.waitFor();
  const before = await newestRow.textContent();

  const port = Number(new URL(served.line.url).port);
  await served.line.closeApi();
  const banner = page.getByText('The live connection is down.');
  await banner.waitFor();
  await advanceTime(served, 60 * MINUTE);
  await served.line.openApi(port);
  await banner.waitFor({ state: 'detached' });

  await expect.poll(() => newestInTable(page), WAIT_OPTIONS).toEqual(await newestInApi(served));
  expect(await newestRow.textContent()).not.toBe(before);
});

const SLOTS = 12;

/** The newest published slots of the table: their start on a Paris clock and the digits of their consumption. */
async function newestInTable(page: Page): Promise<string[][]> {
  // Above them stand slots that are not published yet: the running one, and the one before it at most.
  const rows = (await page.getByRole('row').all()).slice(1, SLOTS + 3);
  const slots = await Promise.all(
    rows.map(async (row) => [
      /\d\d:\d\d/.exec((await row.getByRole('rowheader').textContent()) ?? '')?.[0] ?? '',
      digitsOf((await row.getByRole('cell').first().textContent()) ?? ''),
    ]),
  );
  const newest = slots.findIndex(([, digits]) => digits !== '');
  return slots.slice(newest, newest + SLOTS);
}

/** The same of the api: every quarter of an hour back from the newest that Brittany has. */
async function newestInApi({ line }: ServedLine): Promise<string[][]> {
  const { area } = await line.query<{ area: { latest: { end: string } } }>(
    '{ area(code: BRE) { latest { end } } }',
  );
  const end = Date.parse(area.latest.end);
  const input = {
    areas: ['BRE'],
    measures: ['CONSUMPTION'],
    from: new Date(end - SLOTS * 15 * MINUTE).toISOString(),
    to: area.latest.end,
    resolution: 'QUARTER_HOUR',
  };
  const { series } = await line.query<{ series: { starts: string[]; series: { values: number[] }[] } }>(
    'query ($input: SeriesInput!) { series(input: $input) { ... on SeriesSet { starts series { values } } } }',
    { input },
  );
  const values = series.series[0]?.values ?? [];
  return series.starts.map((start, i) => [parisTime(Date.parse(start)), String(values[i])]).reverse();
}

test('the chart of a region has its slots as text, and grows as new ones are published', async () => {
  const served = await serveLine();
  const page = await openPage(browser(), served, '/area/BRE');
  const reader = page.getByRole('slider');
  await reader.waitFor();
  // The last slot has not ended: nothing is published for it yet.
  await expect
    .poll(() => reader.getAttribute('aria-valuetext'), WAIT_OPTIONS)
    .toMatch(/10:15–10:30, Consumption not published/);
  await advanceTime(served, 60 * MINUTE);
  // The window may have been fetched again by now, and then ends with the slot that has not ended.
  await expect
    .poll(async () => {
      const last = await reader.getAttribute('aria-valuetext');
      if (last?.includes('11:15–11:30')) await reader.press('ArrowLeft');
      return reader.getAttribute('aria-valuetext');
    }, WAIT_OPTIONS)
    .toMatch(/11:00–11:15, Consumption [\d,]+\sMW, .*Wind [\d,]+\sMW/);
});

const PAGES = ['/', '/area/BRE', '/area/FR?view=table'];

/** Waits for the element that a page draws last. */
const waitUntilDrawn = (page: Page, path: string): Promise<void> =>
  page
    .getByRole(path === '/area/BRE' ? 'slider' : 'table')
    .first()
    .waitFor();

test('axe finds nothing on overview and area pages, light and dark', async () => {
  const served = await serveLine();
  for (const colorScheme of ['light', 'dark'] as const) {
    for (const path of PAGES.slice(0, 2)) {
      const page = await openPage(browser(), served, path, { colorScheme });
      await waitUntilDrawn(page, path);
      const { violations } = await new AxeBuilder({ page }).analyze();
      const descriptions = violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
      expect(descriptions.join('\n'), `${path} ${colorScheme}`).toBe('');
    }
  }
});

test('axe finds nothing in the gallery, where each chart stands beside others of its kind', async () => {
  const page = await openPage(browser(), await serveLine(), '/gallery');
  await page.getByRole('region', { name: 'Lines of a log' }).locator('li').first().waitFor();
  const { violations } = await new AxeBuilder({ page }).analyze();
  const descriptions = violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
  expect(descriptions.join('\n')).toBe('');
});

test('nothing scrolls sideways at 360 px, in either language', async () => {
  const served = await serveLine();
  for (const locale of ['en-GB', 'fr-FR']) {
    for (const path of PAGES) {
      const page = await openPage(browser(), served, path, { locale, viewport: { width: 360, height: 740 } });
      await waitUntilDrawn(page, path);
      expect(await page.evaluate('document.documentElement.scrollWidth'), `${path} ${locale}`).toBe(360);
    }
  }
});

test.each([
  [1280, 'right'],
  [360, 'bottom'],
] as const)(
  'at %i px a region of the map opens a sheet at the %s, and Enter its page',
  async (width, edge) => {
    const page = await openPage(browser(), await serveLine(), '/', { viewport: { width, height: 800 } });
    const region = page
      .getByRole('group', { name: /by region, in MW/ })
      .getByRole('link', { name: AREAS.OCC.name.en });
    await region.click();
    const sheet = page.getByRole('dialog', { name: AREAS.OCC.name.en });
    await sheet.waitFor();
    const box = await sheet.boundingBox();
    if (edge === 'bottom') expect([box?.x, box?.width]).toEqual([0, 360]);
    else expect((box?.x ?? 0) + (box?.width ?? 0)).toBeGreaterThan(1200);
    expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThanOrEqual(800);
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id }) => id)).toEqual([]);

    await page.keyboard.press('Escape');
    await sheet.waitFor({ state: 'detached' });
    expect(await page.evaluate('document.activeElement.getAttribute("href")')).toBe('/area/OCC');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: AREAS.OCC.name.en, level: 1 }).waitFor();
    expect(new URL(page.url()).pathname).toBe('/area/OCC');
  },
);

import type { Locator } from 'playwright-core';
import { expect, test } from 'vitest';
import { openPage, serveLine, useBrowser, WAIT_TIMEOUT_MS } from './browser.ts';

const PHONE = { viewport: { width: 360, height: 740 } };
const browser = useBrowser();

/** Left and right edge in pixels. */
async function edgesOf(element: Locator): Promise<readonly [from: number, to: number]> {
  const box = await element.boundingBox();
  if (!box) throw new Error('The element is not displayed.');
  return [box.x, box.x + box.width];
}

test('at 360 px figures stand beside the times of the table, and arrow keys bring the others under them', async () => {
  const page = await openPage(browser(), await serveLine(), '/area/BRE?view=table', PHONE);
  const frame = page.getByRole('region', { name: /^Mean power in MW per interval/ });
  const time = frame.getByRole('rowheader').first();
  const cells = frame.getByRole('row').nth(1).getByRole('cell');
  await time.waitFor();

  const [timeLeft, timeRight] = await edgesOf(time);
  const [, frameRight] = await edgesOf(frame);
  for (const cell of [cells.nth(0), cells.nth(1)]) {
    const [cellLeft, cellRight] = await edgesOf(cell);
    expect(cellLeft).toBeGreaterThanOrEqual(timeRight);
    expect(cellRight).toBeLessThanOrEqual(frameRight);
  }

  await frame.focus();
  const leftOfFirst = async () => (await edgesOf(cells.first()))[0];
  await page.keyboard.press('ArrowRight');
  await expect.poll(leftOfFirst, { timeout: WAIT_TIMEOUT_MS }).toBeLessThan(timeRight);
  expect((await edgesOf(time))[0]).toBe(timeLeft);
});

test('at 360 px the long name of a region is short to the eye, and whole for a screen reader', async () => {
  const served = await serveLine();
  const page = await openPage(browser(), served, '/?lang=fr', { viewport: { width: 360, height: 740 } });
  const row = page.getByRole('row').filter({ hasText: "Provence-Alpes-Côte d'Azur" });
  const short = row.getByText('PACA');
  await short.waitFor();
  expect(await short.getAttribute('title')).toBe("Provence-Alpes-Côte d'Azur");
  expect(await row.getByRole('link', { name: "Provence-Alpes-Côte d'Azur", exact: true }).count()).toBe(1);

  await page.setViewportSize({ width: 1280, height: 740 });
  await short.waitFor({ state: 'hidden' });
});

/** How many of 400 points over the plot show something else than the plot. */
const COVERED_POINTS = `(() => {
  const reader = document.querySelector('[role=slider][aria-label="Reading the chart"]');
  const { left, top, width, height } = reader.getBoundingClientRect();
  let covered = 0;
  for (let row = 0; row < 20; row++)
    for (let column = 0; column < 20; column++) {
      const shown = document.elementFromPoint(left + (width * (column + 0.5)) / 20, top + (height * (row + 0.5)) / 20);
      if (shown !== reader && !shown?.closest('svg')) covered++;
    }
  return covered;
})()`;

test('a tap at 360 px is read under the plot and covers nothing of it', async () => {
  const served = await serveLine();
  const page = await openPage(browser(), served, '/area/BRE', { ...PHONE, hasTouch: true });
  const reader = page.getByRole('slider', { name: 'Reading the chart' });
  await reader.waitFor();
  await reader.evaluate((element) => element.scrollIntoView({ block: 'center' }));
  const readout = page.getByRole('region', { name: /^Legend and figures/ });
  const before = await readout.textContent();
  const box = await reader.boundingBox();
  if (!box) throw new Error('The plot is not displayed.');

  await page.touchscreen.tap(box.x + box.width / 3, box.y + box.height / 2);

  await expect.poll(() => readout.textContent(), { timeout: WAIT_TIMEOUT_MS }).not.toBe(before);
  expect(await page.evaluate(COVERED_POINTS)).toBe(0);
  const [plotEnd, readoutStart] = [box.y + box.height, (await readout.boundingBox())?.y ?? 0];
  expect(readoutStart).toBeGreaterThanOrEqual(plotEnd);
});

test('the swatches of imports and exports have lines, which run apart', async () => {
  const served = await serveLine();
  const swatchOn = async (path: string, band: string): Promise<string> => {
    const page = await openPage(browser(), served, path, PHONE);
    await page.getByRole('button', { name: band }).waitFor();
    return page.evaluate<string>(
      `getComputedStyle([...document.querySelectorAll('button')]
        .find(({ textContent }) => textContent.endsWith('${band}')).firstElementChild).backgroundImage`,
    );
  };

  const imports = await swatchOn('/area/BRE', 'Imports');
  const exports = await swatchOn('/area/ARA', 'Exports');
  expect(imports).toMatch(/^repeating-linear-gradient\(135deg/);
  expect(exports).toMatch(/^repeating-linear-gradient\(45deg/);
});

test('the table of the status fits a tablet, and on paper no label stands without its choice', async () => {
  const served = await serveLine();
  const page = await openPage(browser(), served, '/status?lang=fr', {
    viewport: { width: 768, height: 900 },
  });
  await page.getByText('moins de trois arrivées').first().waitFor();
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(768);
  const tabs = page.locator('main nav');
  expect(await tabs.isVisible()).toBe(true);
  await page.emulateMedia({ media: 'print' });
  expect(await tabs.isVisible()).toBe(false);

  const paper = await openPage(browser(), served, '/records', { viewport: { width: 718, height: 900 } });
  const label = paper.locator('label').first();
  await label.waitFor();
  await paper.emulateMedia({ media: 'print' });
  expect(await label.isVisible()).toBe(false);
});

import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { openPage, serveLine, useBrowser, WAIT_TIMEOUT_MS } from './browser.ts';

const WAIT_OPTIONS = { timeout: WAIT_TIMEOUT_MS };
const HISTORY_FROM = Date.UTC(2026, 2, 20);
const browser = useBrowser();

const readerOf = (page: Page) => page.getByRole('slider', { name: 'Reading the chart' });
const searchOf = (page: Page) => new URL(page.url()).searchParams;
const fromOf = (page: Page) => searchOf(page).get('from');

test('the day of 23 hours opens by its link, skips an hour, and its neighbours are a key away', async () => {
  const served = await serveLine({ historyFrom: HISTORY_FROM });
  const page = await openPage(browser(), served, '/area/BRE?from=2026-03-29&to=2026-03-29');
  const reader = readerOf(page);
  await reader.waitFor();
  await expect.poll(() => reader.getAttribute('aria-valuemax'), WAIT_OPTIONS).toBe('45');

  await reader.press('Home');
  for (let i = 0; i < 4; i++) await reader.press('ArrowRight');
  expect(await reader.getAttribute('aria-valuetext')).toMatch(
    /29 Mar 2026, 03:00–03:30, Consumption [\d,]+\sMW/,
  );

  await reader.press('[');
  await expect.poll(() => fromOf(page), WAIT_OPTIONS).toBe('2026-03-28');
  await expect.poll(() => readerOf(page).getAttribute('aria-valuemax'), WAIT_OPTIONS).toBe('47');
  await page.goBack();
  await expect.poll(() => fromOf(page), WAIT_OPTIONS).toBe('2026-03-29');
  await expect.poll(() => readerOf(page).getAttribute('aria-valuemax'), WAIT_OPTIONS).toBe('45');
});

test('a drag over a day zooms into it, the wheel with Ctrl and a double click zoom, and Back undoes each', async () => {
  const served = await serveLine();
  const page = await openPage(browser(), served, '/area/BRE?from=2026-08-26&to=2026-08-26');
  const reader = readerOf(page);
  await reader.waitFor();
  await reader.scrollIntoViewIfNeeded();
  const box = await reader.boundingBox();
  if (!box) throw new Error('The plot is not displayed.');
  const at = (share: number) => [box.x + box.width * share, box.y + box.height / 2] as const;

  await page.mouse.move(...at(0.25));
  await page.mouse.down();
  await page.mouse.move(...at(0.5), { steps: 4 });
  await page.mouse.up();
  // A quarter of the day of summer is from 06:00 to 12:00 in Paris.
  await expect.poll(() => fromOf(page), WAIT_OPTIONS).toBe('2026-08-26T04:00Z');
  expect(searchOf(page).get('to')).toBe('2026-08-26T10:00Z');

  await page.goBack();
  await expect.poll(() => fromOf(page), WAIT_OPTIONS).toBe('2026-08-26');
  await page.keyboard.down('Control');
  await page.mouse.wheel(0, -100);
  await page.keyboard.up('Control');
  await expect.poll(() => fromOf(page), WAIT_OPTIONS).toMatch(/T/);
  await page.goBack();
  await expect.poll(() => fromOf(page), WAIT_OPTIONS).toBe('2026-08-26');
  await page.mouse.dblclick(...at(0.5));
  await expect.poll(() => fromOf(page), WAIT_OPTIONS).not.toBe('2026-08-26');
});

test('Back and Forward go through ten gestures, each to its own window and drawing', async () => {
  const served = await serveLine();
  const page = await openPage(browser(), served, '/area/BRE?from=2026-08-26&to=2026-08-26');
  await readerOf(page).waitFor();
  const intervals = () => readerOf(page).getAttribute('aria-valuemax');
  const seen = [{ url: page.url(), intervals: await intervals() }];
  for (const key of ['+', '+', ']', '[', '-', '-', '+', '[', ']', '-']) {
    const { url = '' } = seen.at(-1) ?? {};
    await readerOf(page).press(key);
    await expect.poll(() => page.url(), WAIT_OPTIONS).not.toBe(url);
    await page.locator('[aria-busy="false"]').first().waitFor();
    seen.push({ url: page.url(), intervals: await intervals() });
  }
  expect(new Set(seen.map(({ intervals }) => intervals)).size).toBeGreaterThan(1);

  const shows = async (step: number): Promise<void> => {
    await expect.poll(() => page.url(), WAIT_OPTIONS).toBe(seen[step]?.url);
    await expect.poll(intervals, WAIT_OPTIONS).toBe(seen[step]?.intervals);
  };
  for (let step = 9; step >= 0; step--) {
    await page.goBack();
    await shows(step);
  }
  for (let step = 1; step <= 10; step++) {
    await page.goForward();
    await shows(step);
  }
});

test('a day in the past, its toolbar and the search of regions pass axe and fit into 360 px', async () => {
  const served = await serveLine();
  for (const colorScheme of ['light', 'dark'] as const) {
    const page = await openPage(browser(), served, '/area/BRE?from=2026-08-26&to=2026-08-26&view=mwh', {
      colorScheme,
      viewport: { width: 360, height: 740 },
    });
    await readerOf(page).waitFor();
    await page.getByRole('button', { name: 'Help: gestures and keys' }).click();
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(360);
    const field = await page.getByLabel('As known at the start of').boundingBox();
    expect(field && field.x + field.width).toBeLessThan(360);
    const { violations } = await new AxeBuilder({ page }).analyze();
    const descriptions = violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
    expect(descriptions.join('\n'), colorScheme).toBe('');
  }
});

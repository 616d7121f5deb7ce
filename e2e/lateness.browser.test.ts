import { AxeBuilder } from '@axe-core/playwright';
import { HOUR } from '@courant/core/domain';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { advanceTime, NOW, openPage, type ServedLine, serveLine, useBrowser } from './browser.ts';

const NORMANDY = '28';
const browser = useBrowser();

/** The line a day after Normandy's last figure. */
async function serveSilentNormandy(): Promise<ServedLine> {
  const served = await serveLine();
  served.publisher.silence(NORMANDY, NOW - HOUR);
  await advanceTime(served, 24 * HOUR);
  return served;
}

const waitForSilence = (page: Page): Promise<void> =>
  page.getByText(/Region without new figures|Région sans nouveaux chiffres/).waitFor();

test('a region silent for a day: badge, banner, headline, list and map say it', async () => {
  const page = await openPage(browser(), await serveSilentNormandy(), '/');
  await waitForSilence(page);

  const banner = await page.getByText(/Normandy since/).textContent();
  expect(banner).toMatch(/Normandy since Thu,? 27 Aug 2026, \d\d:\d\d\./);
  expect(await page.getByRole('banner').getByText('Partly late').count()).toBe(1);
  expect(await page.getByText(/Figures \d+ h \d+ old/).count()).toBe(1);
  const row = page.getByRole('row', { name: 'Normandy' });
  expect(await row.getByRole('rowheader').textContent()).toMatch(/27 Aug, \d\d:\d\d \(more than an hour/);
  const map = page.getByRole('group', { name: /by region, in MW/ });
  expect(await map.getByRole('link', { name: /Normandy: .*27 Aug.*more than an hour/ }).count()).toBe(1);
  expect(await map.getByRole('link', { name: /more than an hour/ }).count()).toBe(1);
});

test('what is late passes axe, light and dark, and fits into 360 px in both languages', async () => {
  const served = await serveSilentNormandy();
  for (const colorScheme of ['light', 'dark'] as const) {
    const locale = colorScheme === 'light' ? 'en-GB' : 'fr-FR';
    const page = await openPage(browser(), served, '/', {
      colorScheme,
      locale,
      viewport: { width: 360, height: 740 },
    });
    await waitForSilence(page);
    expect(await page.evaluate('document.documentElement.scrollWidth'), locale).toBe(360);
    const { violations } = await new AxeBuilder({ page }).analyze();
    const descriptions = violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
    expect(descriptions.join('\n'), colorScheme).toBe('');
  }
});

test('the labels of the axis on the days whose clocks change stand apart at every width', async () => {
  const served = await serveLine();
  for (const width of [360, 768, 1280]) {
    const page = await openPage(browser(), served, '/gallery', { viewport: { width, height: 800 } });
    for (const name of ['The day of 25 hours', 'The day of 23 hours']) {
      const ticks = page.getByRole('region', { name }).locator('svg text', { hasText: /:/ });
      await ticks.first().waitFor();
      const boxes = await Promise.all((await ticks.all()).map((tick) => tick.boundingBox()));
      const gapsPx = boxes
        .slice(1)
        .map((box, i) => (box?.x ?? 0) - (boxes[i]?.x ?? 0) - (boxes[i]?.width ?? 0));
      expect(Math.min(...gapsPx), `${name} at ${width} px`).toBeGreaterThan(2);
    }
  }
});

import type { Page } from 'playwright-core';
import { expect, onTestFinished, test } from 'vitest';
import { NOW, serveLine, useBrowser } from './browser.ts';

const browser = useBrowser();

/** A page whose first scripts wait for `release`. */
async function openHeld(): Promise<{ page: Page; release(): void }> {
  const context = await browser().newContext({ locale: 'en-GB' });
  onTestFinished(() => context.close());
  await context.clock.setFixedTime(NOW);
  const page = await context.newPage();
  let release = (): void => undefined;
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route('**/assets/*.js', async (route) => {
    await released;
    await route.continue();
  });
  return { page, release };
}

test('a page is painted before its scripts are here, and they then draw over it', async () => {
  const { line } = await serveLine();
  const { page, release } = await openHeld();
  await page.goto(`${line.url}/area/BRE`, { waitUntil: 'commit' });

  await page.getByText(/^Thu, 27 Aug 2026, .*Consumption: [\d,]+\sMW/).waitFor();
  expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Brittany — Courant');
  expect(await page.locator('main').count()).toBe(0);

  release();
  await page.locator('main').waitFor();
  expect(await page.locator('.first-paint').count()).toBe(0);
});

import { expect, test } from 'vitest';
import { openPage, serveLine, useBrowser } from './browser.ts';

const browser = useBrowser();

test('at 1280 px the header is one row, with an age of two digits', async () => {
  const page = await openPage(browser(), await serveLine(), '/records', {
    viewport: { width: 1280, height: 800 },
  });
  const age = page.getByText(/^newest reading \d+ min ago$/);
  await age.evaluate(`(age) => { age.textContent = 'newest reading 59 min ago'; }`);
  const brand = await page.getByRole('link', { name: 'Courant', exact: true }).boundingBox();
  const language = await page.getByText('Français', { exact: true }).boundingBox();
  if (!brand || !language) throw new Error('The header is not displayed.');
  expect(language.y).toBeLessThan(brand.y + brand.height);
});

test('a screen that is wide by itself keeps the header, and has a way to the whole page', async () => {
  const page = await openPage(browser(), await serveLine(), '/', { viewport: { width: 2560, height: 1440 } });
  await page.locator(':root[data-wall="WIDE"]').waitFor();
  await page.getByRole('navigation').getByRole('link', { name: 'Compare' }).waitFor();
  expect(await page.getByRole('slider', { name: 'Time shown' }).isVisible()).toBe(false);

  await page.getByRole('link', { name: 'Leave the wall display' }).click();
  await page.getByRole('slider', { name: 'Time shown' }).waitFor();
});

import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { expect, onTestFinished, test } from 'vitest';
import { advanceTime, openPage, type ServedLine, serveLine, useBrowser } from './browser.ts';

const browser = useBrowser();
const HOUR = 3_600_000;

/** The address of another site, whose one page frames an address of ours. */
async function otherSite(src: string): Promise<string> {
  const html = `<!doctype html><title>Another site</title><iframe src="${src}" title="framed" width="640" height="420"></iframe>`;
  const server = createServer((_request, response) =>
    response.setHeader('content-type', 'text/html').end(html),
  );
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  // Another host than the line's address, so that it is another site by every rule.
  return `http://localhost:${(server.address() as AddressInfo).port}/`;
}

async function openOther({ line, clock }: ServedLine, path: string): Promise<Page> {
  const context = await browser().newContext({ locale: 'en-GB' });
  onTestFinished(() => context.close());
  await context.clock.setFixedTime(clock.now());
  const page = await context.newPage();
  await page.goto(await otherSite(line.url + path));
  return page;
}

test('the page of another site shows a view and its next figures, and no other page of ours', async () => {
  const served = await serveLine();
  const page = await openOther(served, '/embed/figure?area=BRE&measure=consumption&lang=en&live=1');
  const frame = page.frameLocator('iframe');
  await frame.getByRole('heading', { name: 'Brittany: Consumption' }).waitFor();
  await frame.getByText('Simulated data').waitFor();
  await frame.getByText(/10:00 – 10:15/).waitFor();
  await advanceTime(served, HOUR);
  await frame.getByText(/11:00 – 11:15/).waitFor();

  const refused = await openOther(served, '/area/BRE');
  await expect.poll(() => refused.frames()[1]?.url()).toBe('chrome-error://chromewebdata/');
});

test('each view fits a small frame and a large one, and has no fault that axe knows', async () => {
  const served = await serveLine();
  for (const address of [
    'stack?area=BRE',
    'map',
    'figure?area=BRE&measure=renewable',
    'compare',
    'compare?areas=BRE.NOR',
  ]) {
    const page = await openPage(browser(), served, `/embed/${address}`, {
      viewport: { width: 1200, height: 700 },
    });
    await page.locator('main svg, main strong').first().waitFor();
    await page.getByRole('link', { name: 'See on Courant' }).waitFor();
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(
      violations.map(({ id }) => id),
      address,
    ).toEqual([]);
    for (const size of [
      { width: 1200, height: 700 },
      { width: 200, height: 120 },
    ]) {
      await page.setViewportSize(size);
      const beyond = () =>
        page.evaluate(
          '[document.scrollingElement.scrollWidth - innerWidth, document.scrollingElement.scrollHeight - innerHeight]',
        );
      await expect.poll(beyond, { message: address }).toEqual([0, 0]);
    }
  }
});

test('on paper, and where the system forces its colours, a page keeps its drawing and its figures', async () => {
  const served = await serveLine();
  const page = await openPage(browser(), served, '/?lang=en', { viewport: { width: 718, height: 1000 } });
  await page.getByRole('table').getByText('Brittany').waitFor();
  await page.evaluate("dispatchEvent(new Event('beforeprint'))");
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
  await page.getByText(/127\.0\.0\.1.*Paris time/).waitFor();
  expect(await page.getByRole('navigation').isVisible()).toBe(false);
  expect(await page.getByRole('table').isVisible()).toBe(true);
  expect(await page.evaluate('getComputedStyle(document.documentElement).colorScheme')).toBe('light');

  await page.emulateMedia({ media: 'screen', forcedColors: 'active' });
  const shades = await page.evaluate<number>(
    "new Set([...document.querySelectorAll('main a > path')].map((path) => getComputedStyle(path).fill)).size",
  );
  expect(shades).toBeGreaterThan(2);
  // The chosen measure of the map stands out from the others beside it.
  const grounds = await page.evaluate<string[]>(
    "[...document.querySelectorAll('main [role=group] > button')].map((button) => getComputedStyle(button).backgroundColor)",
  );
  expect(new Set(grounds).size).toBe(2);
});

import { cpSync, mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DAY, HOUR, MINUTE } from '@courant/core/domain';
import { REAL_TIME } from '@courant/simulator';
import type { Page } from 'playwright-core';
import { expect, onTestFinished, test } from 'vitest';
import {
  advanceTime,
  builtFolder,
  NOW,
  openPage,
  serveLine,
  useBrowser,
  WAIT_TIMEOUT_MS,
} from './browser.ts';
import { openHoldingProxy } from './holding-proxy.ts';

const STEP_MS = 27 * HOUR;
const WAIT_OPTIONS = { timeout: WAIT_TIMEOUT_MS };
const browser = useBrowser();

const chartOf = (page: Page, window: string) =>
  page.getByRole('img', { name: `Production by source and consumption: Brittany, ${window}` });

test('offline, a drawing keeps the name of its own window and is dimmed; online again, the chosen window comes by itself', async () => {
  const page = await openPage(browser(), await serveLine(), '/area/BRE');
  await chartOf(page, 'one day').waitFor();

  await page.context().setOffline(true);
  await page.getByRole('button', { name: '30D' }).click();
  const alert = page.getByRole('alert').filter({ hasText: 'Still showing one day instead of thirty days' });
  await alert.getByRole('button', { name: 'Try again' }).waitFor();
  await chartOf(page, 'one day').waitFor();
  expect(await page.locator('[data-stale="true"]').count()).toBe(1);

  await page.context().setOffline(false);
  await chartOf(page, 'thirty days').waitFor();
  await alert.waitFor({ state: 'detached' });
  expect(await page.locator('[data-stale="true"]').count()).toBe(0);
});

test.each([-24, 24])('a device whose clock is %i h ahead shows the same ages', async (hours) => {
  const served = await serveLine();
  const ageOn = async (clockAheadMs: number): Promise<string> => {
    const page = await openPage(browser(), served, '/', { clockAheadMs });
    const age = page.getByText(/^newest reading .* ago$/);
    await expect.poll(() => age.textContent(), WAIT_OPTIONS).toMatch(/^newest reading \d+ min ago$/);
    return (await age.textContent()) ?? '';
  };

  expect(await ageOn(hours * HOUR)).toBe(await ageOn(0));
});

test('behind a proxy that holds the live connection back, the page says so and polls', async () => {
  const served = await serveLine();
  const url = await openHoldingProxy(Number(new URL(served.line.url).port));
  const page = await openPage(browser(), served, '/?measure=consumption', { url });
  const consumption = page.getByRole('row', { name: 'Brittany' }).getByRole('cell').first();
  await consumption.waitFor();

  await page.getByText('The live connection is down.').waitFor();
  const newest = NOW - 20 * MINUTE;
  served.publisher.revise({
    dataset: REAL_TIME,
    region: '53',
    start: newest,
    field: 'consommation',
    value: 9876,
  });
  await advanceTime(served, 15 * MINUTE);
  await expect.poll(() => consumption.textContent(), { timeout: 2 * WAIT_TIMEOUT_MS }).toBe('9,876');
});

test('after a deployment a page reloads once for its missing part, then shows the rest and gets it when it is back', async () => {
  const webDir = mkdtempSync(join(tmpdir(), 'courant-deployed-'));
  onTestFinished(() => rmSync(webDir, { recursive: true }));
  cpSync(builtFolder('web/dist'), webDir, { recursive: true });
  const page = await openPage(browser(), await serveLine({ webDir }), '/');
  await page.getByRole('table').waitFor();
  await page.evaluate('globalThis.neverReloaded = true');

  const putBack = takeAway(webDir, 'stack-chart-');
  await page.getByRole('row', { name: 'Brittany' }).getByRole('link').press('Enter');
  await expect.poll(() => page.evaluate('globalThis.neverReloaded'), WAIT_OPTIONS).toBeUndefined();
  const alert = page.getByRole('alert').filter({ hasText: 'This part of the page could not be loaded.' });
  await alert.waitFor();
  await page.getByRole('heading', { name: 'Brittany', level: 1 }).waitFor();
  const choose = async (name: string) => {
    await page.getByRole('button', { name: 'Table, files and links' }).click();
    await page.getByRole('menuitem', { name }).click();
  };
  await choose('View as a table');
  await page.getByRole('table').first().waitFor();
  await choose('View as a chart');

  putBack();
  await alert.getByRole('button', { name: 'Try again' }).click();
  await chartOf(page, 'one day').waitFor();
});

const PATHS = [
  ...['1d', '7d', '30d', '1y', 'all'].map((zoom) => `/area/BRE?view=table&zoom=${zoom}`),
  '/area/FR?view=table&zoom=7d',
];

test('pages that were open for nine days show what pages show that open now', {
  timeout: 6 * WAIT_TIMEOUT_MS,
}, async () => {
  const served = await serveLine({ watermarkSeconds: 1 });
  const open = () => Promise.all(PATHS.map((path) => openPage(browser(), served, path)));
  const opened = await open();
  for (const page of opened) await page.getByRole('table').waitFor();

  for (let at = NOW + STEP_MS; at <= NOW + 9 * DAY; at += STEP_MS) {
    const slot = { region: '53', start: at - 5 * HOUR - 20 * MINUTE, field: 'consommation', value: 1234 };
    served.publisher.revise({ dataset: REAL_TIME, ...slot });
    await advanceTime(served, STEP_MS);
  }

  await advanceTime(served, 20 * MINUTE); // A slot ends, and nothing is published.

  for (const [i, fresh] of (await open()).entries()) {
    // A fresh page is not whole at once: its navigator comes after its table.
    const texts = async () => Promise.all([opened[i] ?? fresh, fresh].map(historyText));
    await expect
      .poll(async () => differingLines(await texts()), { timeout: 2 * WAIT_TIMEOUT_MS })
      .toEqual([]);
    if (i === 0) expect(await historyText(fresh)).toMatch(/not published yet/);
  }
});

/** All rows of the history of a page, and what it says of them. */
async function historyText(page: Page): Promise<string> {
  const history = page.getByRole('region', { name: 'Production and consumption' });
  await history.getByRole('table').waitFor();
  const more = history.getByRole('button', { name: 'Show more' });
  while (await more.isVisible()) await more.click();
  return history.innerText();
}

/** The lines of two texts that differ, side by side. */
function differingLines([one = '', other = '']: string[]): [string, string][] {
  const [lines, others] = [one.split('\n'), other.split('\n')];
  return Array.from({ length: Math.max(lines.length, others.length) }, (_, i): [string, string] => [
    lines[i] ?? '',
    others[i] ?? '',
  ]).filter(([a, b]) => a !== b);
}

/** Moves the assets of a name out of a built dashboard; returns a way back. */
function takeAway(webDir: string, name: string): () => void {
  const assets = join(webDir, 'assets');
  const files = readdirSync(assets).filter((file) => file.startsWith(name));
  expect(files.length).toBeGreaterThan(0);
  for (const file of files) renameSync(join(assets, file), join(webDir, file));
  return () => {
    for (const file of files) renameSync(join(webDir, file), join(assets, file));
  };
}

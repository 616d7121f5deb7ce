import { readdirSync } from 'node:fs';
import { AxeBuilder } from '@axe-core/playwright';
import { REGION_CODES } from '@courant/core/domain';
import type { Locator, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { advanceTime, openPage, type ServedLine, serveLine, useBrowser, WAIT_TIMEOUT_MS } from './browser.ts';

/** Those of web/playground/example; their own test counts them, too. */
const EXAMPLES = readdirSync(new URL('../web/playground/example', import.meta.url)).length;
const PHONE = { viewport: { width: 360, height: 740 } };

const browser = useBrowser();

const resultOf = (page: Page): Locator => page.locator('.result-window');
const logOf = (page: Page): Locator => page.getByRole('region', { name: 'Log of the stream' });
/** What a subscription shows once it has begun. A threshold is seldom crossed. */
const BEGUN: Readonly<Record<string, (page: Page) => Locator>> = {
  Live: (page) => logOf(page).getByText('Snapshot'),
  Resume: (page) => logOf(page).getByText('Watermark'),
  Replay: (page) => logOf(page).getByText('ReadingPublished').first(),
  Threshold: (page) => page.getByText('Open: 0 events'),
};
const shownTab = (page: Page): Locator => page.getByRole('tab', { selected: true });
const openTab = (page: Page, name: string) => page.getByRole('tab', { name, exact: true }).click();
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();
const run = (page: Page) => page.getByRole('button', { name: /^Execute query/ }).click();

/** The body of the answer that pressing Run gets. */
async function runForAnswer(page: Page): Promise<{ data?: object; errors?: unknown }> {
  const [response] = await Promise.all([
    page.waitForResponse((one) => one.url().endsWith('/graphql') && one.request().method() === 'POST'),
    run(page),
  ]);
  return (await response.json()) as object;
}

async function openPlayground(served: ServedLine, options = {}): Promise<Page> {
  const page = await openPage(browser(), served, '/graphql', options);
  await resultOf(page).getByText(`"${REGION_CODES[0]}"`).waitFor();
  return page;
}

test('the first tab has answered when the page opens, offline, and nobody pressed Run', async () => {
  const page = await openPlayground(await serveLine());

  for (const code of REGION_CODES.slice(1, 3)) await resultOf(page).getByText(`"${code}"`).waitFor();
  expect(await page.getByRole('tab').count()).toBe(EXAMPLES);
});

test('each tab is answered without errors, run as soon as it is shown', async () => {
  const page = await openPlayground(await serveLine());

  for (const name of await page.getByRole('tab').allTextContents()) {
    await openTab(page, name);
    const begun = BEGUN[name];
    if (begun) {
      await run(page);
      await begun(page).waitFor();
    } else {
      const { data, errors } = await runForAnswer(page);
      expect({ name, errors, isAnswered: data !== undefined }).toEqual({
        name,
        errors: undefined,
        isAnswered: true,
      });
    }
  }
});

test('the log counts what comes, and "Resume from here" goes on behind the last cursor', async () => {
  const served = await serveLine();
  const page = await openPlayground(served);
  const cursor = page.locator('[data-cursor]');
  const linesOf = (kind: RegExp | string) => logOf(page).getByRole('listitem').filter({ hasText: kind });
  await openTab(page, 'Live');
  await run(page);
  await linesOf('Snapshot').waitFor();

  await advanceTime(served, 3_600_000);
  await linesOf(/Reading(Published|Revised)/)
    .first()
    .waitFor();
  await press(page, 'Resume from here');
  await linesOf('Resumed').waitFor();
  const resumedAfter = (await linesOf('Resumed').textContent())?.match(/after (.+)/)?.[1] ?? '';
  await advanceTime(served, 3_600_000);
  await expect
    .poll(async () => positionOf((await cursor.textContent()) ?? ''), { timeout: WAIT_TIMEOUT_MS })
    .toBeGreaterThan(positionOf(resumedAfter));
  expect(await linesOf('Snapshot').count()).toBe(1);

  const [counted, written] = await page.evaluate<[number, number]>(`[
    Number(document.querySelector('[data-view] [role=status]').textContent.match(/(\\d+) events/)[1]),
    document.querySelectorAll('[data-kind]:not([data-kind=Resumed])').length,
  ]`);
  expect(counted).toBe(written);
});

/** The number in a cursor such as "mF3kQz.1042". */
const positionOf = (cursor: string): number => Number(cursor.split('.')[1]);

test('an answer of series is shown as a table and as a chart', async () => {
  const page = await openPlayground(await serveLine());
  await openTab(page, 'OneDay');
  await run(page);

  await press(page, 'Table');
  const table = page.getByRole('table');
  await table.waitFor();
  // A day of half-hours, and the one that is not over; the start and twelve regions.
  expect(await table.getByRole('row').count()).toBeGreaterThanOrEqual(49);
  expect(await table.getByRole('columnheader').count()).toBe(1 + REGION_CODES.length);
  await press(page, 'Chart');
  await expect
    .poll(() => page.locator('[data-line]').count(), { timeout: WAIT_TIMEOUT_MS })
    .toBe(REGION_CODES.length);
});

test('a copied link opens the same query and variables for another visitor, answered', async () => {
  const served = await serveLine();
  const page = await openPlayground(served, { permissions: ['clipboard-read', 'clipboard-write'] });
  await openTab(page, 'MonthByDay');
  await page.locator('.view-lines').getByText('query').first().waitFor();
  await press(page, 'Copy link');
  await page.getByText('link: copied').waitFor();
  const link = new URL(await page.evaluate<string>('navigator.clipboard.readText()'));
  expect(new URLSearchParams(link.hash.slice(1)).get('query')).toContain('query MonthByDay');

  const other = await openPage(browser(), served, link.pathname + link.hash);
  await waitForFirstTab(other, 'query MonthByDay', '"BRE"');
  await resultOf(other).getByText('"settledUntil"').waitFor();
  expect(await other.getByRole('tab').count()).toBe(EXAMPLES + 1);
});

/** Waits until the first tab is shown, with words in its editors. */
async function waitForFirstTab(page: Page, ...words: string[]): Promise<void> {
  await page.getByRole('tab').first().and(shownTab(page)).waitFor();
  for (const text of words) await page.locator('.view-lines').getByText(text).first().waitFor();
}

test('a link with a query opens it in the first tab, for a visitor who has tabs already, too', async () => {
  const served = await serveLine();
  const page = await openPlayground(served);

  await page.goto(`${served.line.url}/area/BRE`);
  await page.getByRole('button', { name: 'Table, files and links' }).click();
  await page.getByRole('menuitem', { name: 'Open in the playground' }).click();
  await waitForFirstTab(page, 'query Series');
  expect(await page.getByRole('tab').count()).toBe(EXAMPLES + 1);
  await resultOf(page).getByText('"resolution"').waitFor();

  const query = 'subscription Followed($areas: [AreaCode!]) { liveProduction(areas: $areas) { __typename } }';
  const link = new URLSearchParams({ query, variables: '{"areas":["BRE"]}' });
  await page.goto(`${served.line.url}/playground/?${link}`);
  await waitForFirstTab(page, 'subscription Followed', '"BRE"');
  expect(new URL(page.url()).pathname).toBe('/graphql');
  await run(page);
  await logOf(page).getByText('Snapshot').waitFor();
  await page.reload();
  await waitForFirstTab(page, 'subscription Followed');
  expect(await page.getByRole('tab').count()).toBe(EXAMPLES + 2);
});

test('a keyboard reaches every tab, runs it and reads its answer', async () => {
  const page = await openPlayground(await serveLine());
  await shownTab(page).focus();
  await page.keyboard.press('ArrowLeft');
  expect(await shownTab(page).textContent()).toBe('Threshold');
  expect(await page.evaluate('document.activeElement.textContent')).toBe('Threshold');
  await page.keyboard.press('ArrowRight');
  expect(await shownTab(page).textContent()).toBe('Regions');

  await openTab(page, 'OneDay');
  await page.getByRole('button', { name: /^Execute query/ }).focus();
  await page.keyboard.press('Enter');
  const form = page.getByRole('button', { name: 'Table', exact: true });
  await form.focus();
  await page.keyboard.press('Space');
  const table = page.getByRole('region', { name: 'Table of series' });
  await table.focus();
  await page.keyboard.press('End');
  await expect
    .poll(() => page.evaluate<number>('document.activeElement.scrollTop'), { timeout: WAIT_TIMEOUT_MS })
    .toBeGreaterThan(0);
});

const LOOKS = (['light', 'dark'] as const).flatMap((colorScheme) => [
  { look: `${colorScheme}, wide`, options: { colorScheme } },
  { look: `${colorScheme}, 360 px`, options: { colorScheme, ...PHONE } },
]);

test.each(LOOKS)(
  'axe finds nothing in any form of an answer, and nothing is cut: $look',
  async ({ options }) => {
    const page = await openPlayground(await serveLine(), options);
    await expectAccessible(page, 'JSON');
    await openTab(page, 'OneDay');
    await run(page);
    for (const form of ['Table', 'Chart']) {
      await press(page, form);
      await page.getByRole('region', { name: `${form} of series` }).waitFor();
      await expectAccessible(page, form);
    }
    await openTab(page, 'Live');
    await run(page);
    await logOf(page).getByText('Snapshot').waitFor();
    await expectAccessible(page, 'Log');
  },
);

async function expectAccessible(page: Page, form: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  const descriptions = violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
  expect(descriptions.join('\n'), form).toBe('');
  const [wide, cut] = await page.evaluate<[number, string[]]>(`[
    document.documentElement.scrollWidth - innerWidth,
    [...document.querySelectorAll('[data-view] button')]
      .filter((button) => button.getBoundingClientRect().right > innerWidth)
      .map((button) => button.textContent),
  ]`);
  expect({ form, wide, cut }).toEqual({ form, wide: 0, cut: [] });
}

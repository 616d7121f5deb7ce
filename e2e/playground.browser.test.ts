import { readdirSync } from 'node:fs';
import { REGION_CODES } from '@courant/core/domain';
import type { Locator, Page } from 'playwright-core';
import { expect, test, vi } from 'vitest';
import { advanceTime, openPage, serveLine, useBrowser, WAIT_TIMEOUT_MS } from './browser.ts';

/** Those of web/playground/example; their own test counts them, too. */
const EXAMPLES = readdirSync(new URL('../web/playground/example', import.meta.url)).length;

const browser = useBrowser();

const resultOf = (page: Page): Locator => page.locator('.result-window');

/** Presses Run until the answer holds the words: just after a tab is shown, GraphiQL does not know its query yet. */
async function runUntil(page: Page, words: string): Promise<void> {
  const run = page.getByRole('button', { name: /^Execute query/ });
  const answered = async (): Promise<void> => {
    if (await run.isVisible()) await run.click({ timeout: 1_000 });
    await resultOf(page).getByText(words).waitFor({ timeout: 3_000 });
  };
  await vi.waitFor(answered, { timeout: WAIT_TIMEOUT_MS, interval: 100 });
}

test('a browser at /graphql gets the playground: its first query and its subscription run, offline', async () => {
  const served = await serveLine();
  const page = await openPage(browser(), served, '/graphql');
  await runUntil(page, `"${REGION_CODES[0]}"`);
  for (const code of REGION_CODES.slice(1, 3)) await resultOf(page).getByText(`"${code}"`).waitFor();
  expect(await page.getByRole('tab').allTextContents()).toHaveLength(EXAMPLES);

  await page.getByRole('tab', { name: 'Live' }).click();
  await page.locator('.view-lines').getByText('liveProduction').first().waitFor();
  await runUntil(page, '"Snapshot"');
  await advanceTime(served, 3_600_000);
  await resultOf(page)
    .getByText(/"Reading(Published|Revised)"/)
    .waitFor();
});

/** Asserts that the first tab is shown, with words in its editors. */
async function waitForFirstTab(page: Page, ...words: string[]): Promise<void> {
  await page.locator('[role=tab]').first().and(page.locator('[aria-selected=true]')).waitFor();
  for (const text of words) await page.locator('.view-lines').getByText(text).first().waitFor();
}

test('a link with a query opens it in the first tab and runs it, for a visitor who has tabs already, too', async () => {
  const served = await serveLine();
  const page = await openPage(browser(), served, '/graphql');
  await page
    .getByRole('tab')
    .nth(EXAMPLES - 1)
    .waitFor();

  await page.goto(`${served.line.url}/area/BRE`);
  await page.getByRole('link', { name: 'Open this query in the API' }).click();
  await waitForFirstTab(page, "# BRE, 1D: what the dashboard's chart shows");
  expect(await page.getByRole('tab').count()).toBe(EXAMPLES + 1);
  await runUntil(page, '"resolution"');

  const query = 'subscription Followed($areas: [AreaCode!]) { liveProduction(areas: $areas) { __typename } }';
  const link = new URLSearchParams({ query, variables: '{"areas":["BRE"]}' });
  await page.goto(`${served.line.url}/playground/?${link}`);
  await waitForFirstTab(page, 'subscription Followed', '"BRE"');
  expect(new URL(page.url()).pathname).toBe('/graphql');
  await runUntil(page, '"Snapshot"');
  await page.reload();
  await waitForFirstTab(page, 'subscription Followed');
  expect(await page.getByRole('tab').count()).toBe(EXAMPLES + 2);
});

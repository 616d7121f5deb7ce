import { REGION_CODES } from '@courant/core/domain';
import type { Locator, Page } from 'playwright-core';
import { expect, test, vi } from 'vitest';
import { advanceTime, openPage, serveLine, useBrowser, WAIT_TIMEOUT_MS } from './browser.ts';

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
  expect(await page.getByRole('tab').allTextContents()).toHaveLength(5);

  await page.getByRole('tab', { name: 'Live' }).click();
  await page.locator('.view-lines').getByText('liveProduction').first().waitFor();
  await runUntil(page, '"Snapshot"');
  await advanceTime(served, 3_600_000);
  await resultOf(page)
    .getByText(/"Reading(Published|Revised)"/)
    .waitFor();
});

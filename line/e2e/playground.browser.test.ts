import { REGION_CODES } from '@courant/core/domain';
import { expect, test } from 'vitest';
import { openPage, passTime, serveLine, useBrowser } from './browser.ts';

const browser = useBrowser();

test('a browser at /graphql gets the playground: its first query and its subscription run, offline', async () => {
  const served = await serveLine();
  const page = await openPage(browser(), served, '/graphql');
  const run = page.getByRole('button', { name: /^Execute query/ });
  const result = page.locator('.result-window');
  // Before the editor holds its text there is nothing to run.
  await page.locator('.view-lines').getByText('regions').first().waitFor();
  // What is pressed before the editor has its text runs nothing.
  await page
    .locator('.graphiql-query-editor')
    .getByText(/query\sRegions/)
    .waitFor();
  await run.click();
  for (const code of REGION_CODES.slice(0, 3)) await result.getByText(`"${code}"`).waitFor();
  expect(await page.getByRole('tab').allTextContents()).toHaveLength(5);

  await page.getByRole('tab', { name: 'Live' }).click();
  await page.locator('.view-lines').getByText('liveProduction').first().waitFor();
  await run.click();
  await result.getByText('"Snapshot"').waitFor();
  await passTime(served, 3_600_000);
  await result.getByText(/"Reading(Published|Revised)"/).waitFor();
});

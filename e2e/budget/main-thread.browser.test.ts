import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { useBrowser, WAIT_TIMEOUT_MS } from '../browser.ts';
import { openHistoryLine, openHistoryPage } from './history-line.ts';
import { cheapestMs, nextFrame } from './main-thread.ts';

const MAX_UPDATE_MS = 16;
const MAX_HOVER_MS = 10;
const MAX_IDLE_MS_A_SECOND = 30;

const browser = useBrowser();

/** The page of one day: 96 quarter-hours and those of the running one. */
async function openDay(): Promise<{ page: Page; publishNext(): Promise<void> }> {
  const line = await openHistoryLine();
  const page = await openHistoryPage(browser(), line, '/area/BRE');
  await page.getByRole('slider').first().waitFor();
  await page.locator('[data-vintage]').first().waitFor();
  await page.waitForLoadState('networkidle');
  return { page, publishNext: line.publishNext };
}

/** Begins to wait until a path of the chart has changed and is drawn. */
const WATCH_CHART = `globalThis.drawn = new Promise((done) => {
  const chart = document.querySelector('[data-band]').ownerSVGElement;
  new MutationObserver((changes, observer) => {
    observer.disconnect();
    requestAnimationFrame(() => setTimeout(done, 0));
  }).observe(chart, { subtree: true, attributes: true, childList: true });
}), null`;

test(`a live reading costs a chart of 96 points at most ${MAX_UPDATE_MS} ms`, {
  timeout: 4 * WAIT_TIMEOUT_MS,
}, async () => {
  const { page, publishNext } = await openDay();
  const update = async () => {
    await page.evaluate(WATCH_CHART);
    await publishNext();
    await page.evaluate('drawn');
  };
  const ms = await cheapestMs(page, update);
  console.log(`a live reading: ${ms.toFixed(1)} ms`);
  expect(ms).toBeLessThanOrEqual(MAX_UPDATE_MS);
});

const MOVES = 20;

test(`a move over the chart and its lanes costs at most ${MAX_HOVER_MS} ms`, {
  timeout: 4 * WAIT_TIMEOUT_MS,
}, async () => {
  const { page } = await openDay();
  const plot = await page.getByRole('slider').first().boundingBox();
  if (!plot) throw new Error('The chart is not displayed.');
  const stepPx = plot.width / (MOVES + 2);
  const moves = async () => {
    for (let move = 1; move <= MOVES; move++) {
      await page.mouse.move(plot.x + move * stepPx, plot.y + plot.height / 2);
      await nextFrame(page);
    }
  };
  const before = await page.getByRole('slider').first().getAttribute('aria-valuetext');
  const ms = (await cheapestMs(page, moves)) / MOVES;
  console.log(`a move: ${ms.toFixed(1)} ms`);
  expect(ms).toBeLessThanOrEqual(MAX_HOVER_MS);
  expect(await page.getByRole('slider').first().getAttribute('aria-valuetext')).not.toBe(before);
});

test(`a page that nothing happens to takes at most ${MAX_IDLE_MS_A_SECOND} ms a second`, {
  timeout: 4 * WAIT_TIMEOUT_MS,
}, async () => {
  const { page } = await openDay();
  const aSecond = () => page.evaluate('new Promise((done) => setTimeout(done, 1000))');
  const ms = await cheapestMs(page, aSecond);
  console.log(`a second: ${ms.toFixed(1)} ms`);
  expect(ms).toBeLessThanOrEqual(MAX_IDLE_MS_A_SECOND);
});

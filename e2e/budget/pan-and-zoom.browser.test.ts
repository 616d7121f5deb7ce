import type { Locator, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { useBrowser, WAIT_TIMEOUT_MS } from '../browser.ts';
import { openHistoryLine, openHistoryPage } from './history-line.ts';
import { traceTasks } from './long-task.ts';
import { nextFrame, slowness } from './main-thread.ts';

const MAX_TASK_MS = 50;
/** Moves of the mouse, or turns of the wheel, in one gesture. */
const STEPS = 8;

const browser = useBrowser();

/** A mouse that is pressed at one share of a width, moved and released at another. */
async function drag(page: Page, plot: Locator, from: number, to: number): Promise<void> {
  const { x, y, width, height } = await boxOf(plot);
  const moveTo = (share: number) => page.mouse.move(x + width * share, y + height / 2);
  await moveTo(from);
  await page.mouse.down();
  for (let step = 1; step <= STEPS; step++) {
    await moveTo(from + ((to - from) * step) / STEPS);
    await nextFrame(page);
  }
  await page.mouse.up();
}

async function pan(page: Page, plot: Locator): Promise<void> {
  await page.keyboard.down('Shift');
  await drag(page, plot, 0.3, 0.7);
  await page.keyboard.up('Shift');
}

async function turnWheel(page: Page, plot: Locator, px: number): Promise<void> {
  const { x, y, width, height } = await boxOf(plot);
  await page.mouse.move(x + width / 2, y + height / 2);
  await page.keyboard.down('Control');
  for (let step = 0; step < STEPS; step++) {
    await page.mouse.wheel(0, px);
    await nextFrame(page);
  }
  await page.keyboard.up('Control');
}

async function boxOf(plot: Locator) {
  await plot.scrollIntoViewIfNeeded();
  const box = await plot.boundingBox();
  if (!box) throw new Error('The plot is not displayed.');
  return box;
}

test(`no gesture over thirteen years has a task of more than ${MAX_TASK_MS} ms`, {
  timeout: 4 * WAIT_TIMEOUT_MS,
}, async () => {
  const page = await openHistoryPage(browser(), await openHistoryLine(), '/area/BRE?zoom=all');
  const chart = page.getByRole('slider', { name: 'Reading the chart' });
  const navigator = page.getByRole('slider', { name: 'The whole history, by week' });
  await chart.waitFor();
  await navigator.waitFor();

  const gestures: readonly (readonly [string, () => Promise<unknown>])[] = [
    ['a drag zooms in', () => drag(page, chart, 0.3, 0.7)],
    ['shift and a drag pan', () => pan(page, chart)],
    ['the wheel zooms out', () => turnWheel(page, chart, 60)],
    ['the wheel zooms in', () => turnWheel(page, chart, -100)],
    ['a drag in the navigator moves the window', () => drag(page, navigator, 0.55, 0.7)],
    ['a double click zooms out', () => chart.dblclick()],
    ['a button shows all of it', () => page.getByRole('button', { name: 'All', exact: true }).click()],
  ];
  const scale = await slowness(page);
  for (const [name, gesture] of gestures) {
    const before = page.url();
    const tasks = await traceTasks(browser(), page, async () => {
      await gesture();
      await nextFrame(page);
      // The drawing of the chosen window.
      await page.locator('[data-stale="true"]').waitFor({ state: 'detached' });
    });
    expect(page.url(), name).not.toBe(before);
    const longestMs = Math.max(...tasks) / scale;
    console.log(`${name}: ${longestMs.toFixed(1)} ms`);
    expect(longestMs, name).toBeLessThanOrEqual(MAX_TASK_MS);
  }
});

import type { Page } from 'playwright-core';

/** The most that a page may shift while it loads: a fifth of what web.dev calls good. */
export const MAX_SHIFT = 0.02;

/** For a page's `initScript`: notes what moves without an input, from the first paint on. */
export const WATCH_SHIFTS = `
  globalThis.shifts = [];
  new PerformanceObserver((list) => {
    for (const { value, hadRecentInput, sources } of list.getEntries())
      if (!hadRecentInput) shifts.push({ value, moved: sources.map(({ node }) => node?.outerHTML?.slice(0, 160)) });
  }).observe({ type: 'layout-shift', buffered: true });`;

interface Shift {
  readonly value: number;
  /** The beginning of the HTML of what moved. */
  readonly moved: readonly string[];
}

/** What has moved so far on a page that watches. */
export async function readShifts(page: Page): Promise<{ total: number; shifts: readonly Shift[] }> {
  const shifts = await page.evaluate<readonly Shift[]>('shifts');
  return { total: shifts.reduce((sum, { value }) => sum + value, 0), shifts };
}

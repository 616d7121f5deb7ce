import { expect, test } from 'vitest';
import { openPage, serveLine, useBrowser, WAIT_TIMEOUT_MS } from './browser.ts';

/** A fifth of what web.dev calls good. */
const MAX_SHIFT = 0.02;

/** Notes what moves without an input, from the first paint on. */
const WATCH_SHIFTS = `
  globalThis.shifts = [];
  new PerformanceObserver((list) => {
    for (const { value, hadRecentInput, sources } of list.getEntries())
      if (!hadRecentInput) shifts.push({ value, moved: sources.map(({ node }) => node?.outerHTML?.slice(0, 160)) });
  }).observe({ type: 'layout-shift', buffered: true });`;

const NEXT_FRAMES =
  'new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(null))))';

interface Shift {
  readonly value: number;
  readonly moved: readonly string[];
}

const browser = useBrowser();

test.each([360, 1280])(
  'at %i px nothing moves while a page of simulated data loads',
  {
    timeout: 4 * WAIT_TIMEOUT_MS,
  },
  async (width) => {
    const served = await serveLine();
    for (const [path, last, figures] of [
      ['/', 'table', '[data-band="CONSUMPTION"]'],
      ['/area/BRE', 'slider', 'figure >> text=%'],
    ] as const) {
      const page = await openPage(browser(), served, path, {
        viewport: { width, height: 800 },
        initScript: WATCH_SHIFTS,
      });
      await page.getByRole(last).first().waitFor();
      await page.getByText('Simulated data').first().waitFor();
      await page.locator(figures).first().waitFor();
      await page.evaluate(NEXT_FRAMES);

      const shifts = await page.evaluate<Shift[]>('shifts');
      const total = shifts.reduce((sum, { value }) => sum + value, 0);
      expect(total, `${path}: ${JSON.stringify(shifts, null, 2)}`).toBeLessThanOrEqual(MAX_SHIFT);
    }
  },
);

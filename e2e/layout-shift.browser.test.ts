import { expect, test } from 'vitest';
import { openPage, serveLine, useBrowser, WAIT_TIMEOUT_MS } from './browser.ts';
import { MAX_SHIFT, readShifts, WATCH_SHIFTS } from './layout-shifts.ts';

const NEXT_FRAMES =
  'new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(null))))';

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

      const { total, shifts } = await readShifts(page);
      expect(total, `${path}: ${JSON.stringify(shifts, null, 2)}`).toBeLessThanOrEqual(MAX_SHIFT);
    }
  },
);

import { AxeBuilder } from '@axe-core/playwright';
import type { Page, Request } from 'playwright-core';
import { expect, test } from 'vitest';
import { openPage, type ServedLine, serveLine, useBrowser, WAIT_TIMEOUT_MS } from '../browser.ts';
import { MAX_SHIFT, readShifts, WATCH_SHIFTS } from '../layout-shifts.ts';

const PAGES = [
  '/',
  '/area/BRE',
  '/area/FR?view=table',
  '/compare',
  '/compare?areas=BRE&against=previous',
  '/records',
  '/status',
  '/revisions',
  '/live',
  '/replay',
  '/?wall=1',
  '/nowhere',
];
const PLAYGROUND = '/graphql';
/** A wall is enlarged once its screen is known, a replay plays by itself, and the playground's editor is another's: see decision 73. */
const MOVING = ['/?wall=1', '/replay'];

const browser = useBrowser();

/** `openPage` notes what is asked of another host. */
async function openWhole(served: ServedLine, path: string, options = {}): Promise<Page> {
  const page = await openPage(browser(), served, path, options);
  await untilWhole(page);
  return page;
}

/** Resolves once a page has all that it asked for, and has drawn it. */
async function untilWhole(page: Page): Promise<void> {
  await page.locator('main, .graphiql-container').first().waitFor();
  await page.waitForLoadState('networkidle');
  await expect.poll(() => page.locator('[aria-busy="true"]').count(), { timeout: WAIT_TIMEOUT_MS }).toBe(0);
}

test.each(['light', 'dark'] as const)(
  'axe finds nothing on any page, and no page calls another host: %s',
  { timeout: 6 * WAIT_TIMEOUT_MS },
  async (colorScheme) => {
    const served = await serveLine();
    const found: string[] = [];
    for (const path of [...PAGES, PLAYGROUND]) {
      const page = await openWhole(served, path, { colorScheme });
      const { violations } = await new AxeBuilder({ page }).analyze();
      found.push(
        ...violations.flatMap(({ id, nodes }) =>
          nodes.map(({ html }) => `${path} ${id}: ${html.slice(0, 200)}`),
        ),
      );
      await page.close();
    }
    expect(found).toEqual([]);
  },
);

test.each([360, 1280])(
  'at %i px no page that stands still moves by more than 0.02 while it loads, with the banner of simulated data',
  { timeout: 6 * WAIT_TIMEOUT_MS },
  async (width) => {
    const served = await serveLine();
    const moved: unknown[] = [];
    for (const path of PAGES.filter((each) => !MOVING.includes(each))) {
      const page = await openWhole(served, path, {
        viewport: { width, height: 800 },
        initScript: WATCH_SHIFTS,
      });
      const { total, shifts } = await readShifts(page);
      if (total > MAX_SHIFT) moved.push({ path, total, shifts });
      await page.close();
    }
    expect(moved).toEqual([]);
  },
);

/** A question as the API sees it; a text that it does not know yet is asked once by its hash and once whole. */
function questionOf(request: Request): string | null {
  if (!request.url().includes('/graphql') || request.method() === 'POST') return null;
  const { searchParams } = new URL(request.url());
  return `${searchParams.get('operationName')} ${searchParams.get('variables')}`;
}

test('each question of a page is asked once while it loads', { timeout: 6 * WAIT_TIMEOUT_MS }, async () => {
  const served = await serveLine();
  const repeated: string[] = [];
  for (const path of PAGES) {
    const page = await openWhole(served, '/nowhere');
    const questions: string[] = [];
    page.on('request', (request) => {
      const question = questionOf(request);
      if (question !== null) questions.push(question);
    });
    await page.goto(served.line.url + path);
    await untilWhole(page);
    // What a chart asks again it asks two seconds later.
    await page.evaluate('new Promise((done) => setTimeout(done, 3000))');
    repeated.push(
      ...questions.filter((question, i) => questions.indexOf(question) < i).map((one) => `${path} ${one}`),
    );
    await page.close();
  }
  expect(repeated).toEqual([]);
});

import { AxeBuilder } from '@axe-core/playwright';
import { followLive, type LiveEvent } from '@courant/client';
import { AREA_CODES, AREAS, MINUTE, REGION_CODES } from '@courant/core/domain';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { advanceTime, openPage, type ServedLine, serveLine, useBrowser, WAIT_TIMEOUT_MS } from './browser.ts';

const browser = useBrowser();

const linesOf = (page: Page) => page.getByRole('region', { name: 'Lines of the log' }).getByRole('listitem');

async function expectNoViolation(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  const found = violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
  expect(found.join('\n')).toBe('');
}

/** How many events another follower is sent behind a cursor, until a watermark says that there are no more. */
function countBehind({ line }: ServedLine, after: string): Promise<number> {
  const stop = new AbortController();
  let count = 0;
  return new Promise((resolve, reject) => {
    const onEvent = ({ __typename }: LiveEvent) => {
      if (__typename !== 'Watermark') count += 1;
      else resolve(count);
    };
    followLive({
      url: `${line.url}/graphql`,
      after,
      onEvent,
      signal: stop.signal,
      webSocket: WebSocket,
    }).catch(reject);
  }).finally(() => stop.abort()) as Promise<number>;
}

const grouped = (mw: number): string => Math.round(mw).toLocaleString('en-GB');
const BRETAGNE = AREAS.BRE.name.en;

test('an event reaches log and map, and a cut is told with the number of events that it missed', async () => {
  const served = await serveLine({ watermarkSeconds: 1 });
  const page = await openPage(browser(), served, '/live?measure=consumption');
  await page.getByText(/^Everything before/).waitFor();

  await advanceTime(served, 60 * MINUTE);
  const { area } = await served.line.query<{ area: { latest: { consumption: number } } }>(
    '{ area(code: BRE) { latest { consumption } } }',
  );
  const consumption = grouped(area.latest.consumption);
  const ofQuarterHours = linesOf(page)
    .filter({ hasText: `${BRETAGNE}` })
    .filter({ hasText: '15 min' });
  await ofQuarterHours
    .filter({ hasText: `Consumption ${consumption}` })
    .first()
    .waitFor();
  await page.getByRole('link', { name: new RegExp(`^${BRETAGNE}: ${consumption}\\s`) }).waitFor();

  // A watermark without an event after it: everything so far has been sent.
  await expect.poll(() => cursorOf(page), { timeout: WAIT_TIMEOUT_MS }).toBe(await endOf(served));
  const cursor = await endOf(served);
  const port = Number(new URL(served.line.url).port);
  await served.line.closeApi();
  await page.getByText(/^The stream is cut since/).waitFor();
  await advanceTime(served, 60 * MINUTE);
  await served.line.openApi(port);

  const cut = page.getByText(/^cut .*, \d+ events caught up, none lost$/);
  await cut.waitFor();
  const caughtUp = Number(/(\d+) events/.exec((await cut.textContent()) ?? '')?.[1]);
  expect(caughtUp).toBeGreaterThan(0);
  expect(caughtUp).toBe(await countBehind(served, cursor));
  await expectNoViolation(page);
});

const cursorOf = (page: Page) => page.locator('code[title]').getAttribute('title');

async function endOf({ line }: ServedLine): Promise<string> {
  const { freshness } = await line.query<{ freshness: { cursor: string } }>('{ freshness { cursor } }');
  return freshness.cursor;
}

const DAY = '2026-08-26';

test('a day that is replayed by measured time ends with the numbers of its series', async () => {
  const served = await serveLine();
  const { quarters, halves } = await served.line.query<Record<'quarters' | 'halves', DaySeries>>(
    `query ($quarters: SeriesInput!, $halves: SeriesInput!) {
      quarters: series(input: $quarters) { ... on SeriesSet { series { area { code } values } } }
      halves: series(input: $halves) { ... on SeriesSet { series { area { code } values } } }
    }`,
    { quarters: inputOf(REGION_CODES, 'QUARTER_HOUR'), halves: inputOf(AREA_CODES, 'HALF_HOUR') },
  );
  const page = await openPage(browser(), served, `/replay?from=${DAY}&to=${DAY}&measure=consumption`);
  const ended = page.getByText(/^The replay has ended\./);
  await ended.waitFor();

  const slots = [...quarters.series, ...halves.series].flatMap(({ values }) => values);
  // The last events may be drawn a moment after the end is.
  await expect
    .poll(async () => digitsOf(await ended.textContent()))
    .toBe(String(slots.filter((mw) => mw !== null).length));
  const last = quarters.series.find(({ area }) => area.code === 'BRE')?.values.at(-1) ?? Number.NaN;
  await page.getByRole('link', { name: new RegExp(`^${BRETAGNE}: ${grouped(last)}\\s`) }).waitFor();
  expect(await page.title()).toBe('REPLAY Wed, 26 Aug 2026 — Courant');
  await expectNoViolation(page);
});

interface DaySeries {
  readonly series: readonly {
    readonly area: { readonly code: string };
    readonly values: readonly (number | null)[];
  }[];
}

const inputOf = (areas: readonly string[], resolution: string) => ({
  areas,
  measures: ['CONSUMPTION'],
  from: DAY,
  to: DAY,
  resolution,
});

const digitsOf = (text: string | null): string => (text ?? '').replace(/\D/g, '');

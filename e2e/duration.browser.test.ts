import type { Locator } from 'playwright-core';
import { expect, test } from 'vitest';
import { openPage, type ServedLine, serveLine, useBrowser, WAIT_TIMEOUT_MS } from './browser.ts';

const WAIT_OPTIONS = { timeout: WAIT_TIMEOUT_MS };
const browser = useBrowser();

/** Half-hours of the last year, and the hours of them that the API counts above a power. */
interface Year {
  readonly values: readonly (number | null)[];
  readonly observed: readonly number[];
  readonly summary: { readonly above: number };
}

async function yearInApi({ line }: ServedLine, measure: string, aboveMw: number): Promise<Year> {
  const { series } = await line.query<{ series: { series: Year[] } }>(
    `{ series(input: { areas: [BRE], measures: [${measure}], from: "-P1Y", resolution: HALF_HOUR }) {
      ... on SeriesSet { series { values observed summary { above: hoursAbove(value: ${aboveMw}) } } } } }`,
  );
  const [year] = series.series;
  if (!year) throw new Error('No series.');
  return year;
}

/** Hours published of the half-hours that count. */
function hoursOf({ values, observed }: Year, counts: (mw: number) => boolean): number {
  let quarters = 0;
  values.forEach((mw, i) => {
    if (mw !== null && counts(mw)) quarters += observed[i] ?? 0;
  });
  return quarters / 4;
}

/** Moves the threshold to a part of its range, and reads it with what it says. */
async function moveTo(
  threshold: Locator,
  part: number,
): Promise<{ mw: number; hours: number; words: string }> {
  const [low = 0, high = 0, step = 1] = await Promise.all(
    ['min', 'max', 'step'].map(async (name) => Number(await threshold.getAttribute(name))),
  );
  const mw = low + Math.round((part * (high - low)) / step) * step;
  await threshold.fill(String(mw));
  await expect.poll(() => threshold.inputValue(), WAIT_OPTIONS).toBe(String(mw));
  const words = (await threshold.getAttribute('aria-valuetext')) ?? '';
  return { mw, hours: Number(/^([\d,.]+)\sh /.exec(words)?.[1]?.replaceAll(',', '')), words };
}

const PARTS = [0.02, 0.3, 0.55, 0.7, 0.8, 0.9];

test('the hours of a threshold are those that the API counts, of what is consumed and of an exchange', async () => {
  const served = await serveLine();
  const page = await openPage(browser(), served, '/area/BRE');
  const card = page.getByRole('region', { name: 'Duration curve of a year' });
  await card.scrollIntoViewIfNeeded();
  const threshold = card.getByRole('slider', { name: 'Threshold' });
  await threshold.waitFor({ ...WAIT_OPTIONS, state: 'attached' });
  const said = new Set<number>();

  for (const part of PARTS) {
    const { mw, hours, words } = await moveTo(threshold, part);
    const year = await yearInApi(served, 'CONSUMPTION', mw);
    expect(hours, words).toBe(year.summary.above);
    expect(hours, words).toBe(hoursOf(year, (each) => each > mw));
    said.add(hours);
  }
  expect(said.size).toBeGreaterThan(2);

  await card.getByLabel('Measure').selectOption('EXCHANGE');
  await expect
    .poll(() => threshold.getAttribute('aria-valuetext'), WAIT_OPTIONS)
    .toMatch(/porting more than/);
  for (const part of PARTS) {
    const { mw, hours, words } = await moveTo(threshold, part);
    if (mw < 0) {
      expect(words).toContain('exporting');
      expect(hours, words).toBe(hoursOf(await yearInApi(served, 'EXCHANGE', mw), (each) => each < mw));
    } else {
      expect(words).toContain('importing');
      expect(hours, words).toBe((await yearInApi(served, 'EXCHANGE', mw)).summary.above);
    }
  }
});

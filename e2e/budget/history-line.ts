import { type Api, openApi } from '@courant/api';
import {
  bucketsIn,
  DAY,
  FEED_OF_VINTAGE,
  type Fetch,
  HOUR,
  MINUTE,
  REGION_CODES,
  type Reading,
  type RegionCode,
} from '@courant/core/domain';
import { FETCHES } from '@courant/core/log';
import { reading, settleRegionInto, TestLine, values } from '@courant/core/testing';
import type { Browser, Page } from 'playwright-core';
import { onTestFinished } from 'vitest';
import { builtFolder, NOW } from '../browser.ts';

const FIRST_YEAR = 2013;
const HISTORY_FROM = Date.UTC(FIRST_YEAR, 0, 1);
/** Until then Brittany has half-hours; all regions have quarter-hours from it on. */
const RECENT_FROM = Date.UTC(2026, 7, 24);
const HISTORY_REGION: RegionCode = 'BRE';

/** The built pages over thirteen years of Brittany and three days of the others, of a formula. */
export interface HistoryLine {
  readonly url: string;
  /** Publishes the newest quarter-hour of Brittany again, with other figures. */
  publishNext(): Promise<void>;
}

export async function openHistoryLine(): Promise<HistoryLine> {
  const line = await TestLine.open(() => NOW);
  await line.log.append(FETCHES, [FINISHED_BACKFILL]);
  await settleHistory(line);
  await line.publish(recentDays());
  const api = await openPages(line);
  let moreMw = 0;
  return {
    url: api.url,
    publishNext() {
      moreMw += 40;
      return line.publishRegions([realTime(HISTORY_REGION, NOW - 20 * MINUTE, moreMw)]);
    },
  };
}

/** A wide page of the line; its clock stands. */
export async function openHistoryPage(browser: Browser, { url }: HistoryLine, path: string): Promise<Page> {
  const context = await browser.newContext({ locale: 'en-GB', viewport: { width: 1280, height: 800 } });
  onTestFinished(() => context.close());
  await context.clock.setFixedTime(NOW);
  const page = await context.newPage();
  await page.goto(url + path);
  return page;
}

async function openPages(line: TestLine): Promise<Api> {
  const api = await openApi({
    log: line.log,
    store: line.store,
    host: '127.0.0.1',
    port: 0,
    webDir: builtFolder('web/dist'),
    playgroundDir: builtFolder('web/dist-playground'),
    simulated: true,
    now: () => NOW,
    limits: { costPerMinute: 2 ** 31 - 1 },
    onFailure: (error) => {
      throw error;
    },
  });
  onTestFinished(() => api.close());
  return api;
}

/** Straight into the store, a year at a time: no page is open yet that could be told. */
async function settleHistory({ store }: TestLine): Promise<void> {
  for (let year = FIRST_YEAR; Date.UTC(year, 0) < RECENT_FROM; year++) {
    const starts = bucketsIn('HALF_HOUR', Date.UTC(year, 0), Math.min(RECENT_FROM, Date.UTC(year + 1, 0)));
    const readings = starts.map((start) => ({ ...metered(start), position: 0 }));
    await settleRegionInto(store, HISTORY_REGION, readings);
  }
}

const metered = (start: number): Reading =>
  reading({
    area: HISTORY_REGION,
    start,
    vintage: 'CONSOLIDATED',
    knownAt: start + 40 * DAY,
    values: figures(HISTORY_REGION, start),
  });

const realTime = (area: RegionCode, start: number, moreMw = 0): Reading =>
  reading({
    area,
    start,
    knownAt: start + HOUR,
    values: figures(area, start).map((mw) => mw && mw + moreMw),
  });

const recentDays = (): Reading[] =>
  bucketsIn('QUARTER_HOUR', RECENT_FROM, NOW - 5 * MINUTE).flatMap((start) =>
    REGION_CODES.map((area) => realTime(area, start)),
  );

/** Seven sources, an exchange of either sign and no two slots alike, so that nothing is drawn cheaper than real figures. */
function figures(area: RegionCode, start: number): Reading['values'] {
  const hour = (start % DAY) / HOUR;
  const season = Math.cos((start / (365.25 * DAY)) * 2 * Math.PI);
  const noise = (period: number): number => Math.round(90 * Math.sin((start / HOUR) * period));
  const consumption =
    2_400 + 200 * REGION_CODES.indexOf(area) + Math.round(600 * season + 40 * hour) + noise(7);
  const produced = {
    THERMAL: 180 + noise(3),
    WIND: 500 + 4 * noise(0.31),
    SOLAR: Math.max(0, Math.round(900 - 150 * Math.abs(hour - 12))),
    HYDRO: 140 + noise(1.7),
    BIOENERGY: 100 + Math.round(noise(11) / 9),
    PUMPING: Math.min(0, noise(2.3)),
  };
  const sum = Object.values(produced).reduce((total, mw) => total + mw, 0);
  return values({ ...produced, CONSUMPTION: consumption, EXCHANGE: consumption - sum }, null);
}

const FINISHED_BACKFILL: Fetch = {
  feed: FEED_OF_VINTAGE.CONSOLIDATED,
  purpose: 'BACKFILL',
  from: HISTORY_FROM,
  to: RECENT_FROM,
  regions: null,
  startedAt: RECENT_FROM,
  finishedAt: RECENT_FROM,
  rows: 0,
  appended: 0,
  rejected: 0,
  ghosts: 0,
  refusal: null,
  grouped: null,
  backfill: { from: HISTORY_FROM, to: RECENT_FROM, slicesDone: 1, slicesTotal: 1, slicesFailed: 0 },
  simulated: true,
};

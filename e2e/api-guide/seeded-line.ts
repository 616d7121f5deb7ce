import { type Api, openApi } from '@courant/api';
import { DAY, HOUR, MINUTE, REGION_CODES, type Reading, type RegionCode } from '@courant/core/domain';
import { reading, TestLine, values } from '@courant/core/testing';

/** The present of the line: every example that says "now" means this instant. */
export const NOW = Date.UTC(2026, 10, 29, 12);

/** A line in memory with readings of a formula, and the api over it. */
export interface SeededLine {
  readonly api: Api;
  /** Publishes a quarter-hour of Bretagne behind the last one. */
  publishNext(): Promise<void>;
}

export async function openSeededLine(): Promise<SeededLine> {
  const line = await TestLine.open(() => NOW);
  await line.publish([...twoDaysOfEachMonth(), ...aDayRevisedLater(), ...recentDays()]);
  await line.publish(correctedQuarterHours());
  const api = await openApi({
    log: line.log,
    store: line.store,
    host: '127.0.0.1',
    port: 0,
    webDir: null,
    playgroundDir: null,
    simulated: true,
    now: () => NOW,
    onFailure: (error) => {
      throw error;
    },
  });
  let next = NOW - HOUR;
  return {
    api,
    async publishNext() {
      await line.publish([realTime('BRE', next)]);
      next += 15 * MINUTE;
    },
  };
}

/** The figures of a region at an instant: more consumption in winter and towards the evening, more wind each year. */
function figures(area: RegionCode, start: number): Reading['values'] {
  const at = new Date(start);
  const [hour, month, year] = [at.getUTCHours(), at.getUTCMonth(), at.getUTCFullYear()];
  const consumption =
    2_400 + 200 * REGION_CODES.indexOf(area) + 90 * Math.abs(month - 6) + 20 * hour + (year - 2024);
  const wind = 300 + 40 * (year - 2024) + 10 * hour;
  const solar = Math.max(0, 900 - 150 * Math.abs(hour - 12));
  return values({
    CONSUMPTION: consumption,
    THERMAL: 100,
    WIND: wind,
    SOLAR: solar,
    EXCHANGE: consumption - 100 - wind - solar,
  });
}

const metered = (area: RegionCode, start: number, knownAt: number): Reading =>
  reading({ area, start, vintage: 'CONSOLIDATED', knownAt, values: figures(area, start) });

/** @param moreMw added to every figure, as by a correction that comes ten minutes later */
const realTime = (area: RegionCode, start: number, moreMw = 0): Reading =>
  reading({
    area,
    start,
    knownAt: start + HOUR + (moreMw === 0 ? 0 : 10 * MINUTE),
    values: figures(area, start).map((mw) => mw && mw + moreMw),
  });

const instants = (from: number, to: number, stepMs: number): number[] =>
  Array.from({ length: (to - from) / stepMs }, (_, i) => from + i * stepMs);

/** Of 2024 and 2025; the rest of these months is missing. */
const twoDaysOfEachMonth = (): Reading[] =>
  [2024, 2025].flatMap((year) =>
    Array.from({ length: 12 }, (_, month) => Date.UTC(year, month, 10)).flatMap((from) =>
      instants(from, from + 2 * DAY, 30 * MINUTE).flatMap((start) =>
        REGION_CODES.map((area) => metered(area, start, start + 40 * DAY)),
      ),
    ),
  );

/** 1 October 2026 in Hauts-de-France: real time first, metered six weeks later. */
function aDayRevisedLater(): Reading[] {
  const from = Date.UTC(2026, 8, 30, 22);
  return [
    ...instants(from, from + DAY, 15 * MINUTE).map((start) => realTime('HDF', start, 25)),
    ...instants(from, from + DAY, 30 * MINUTE).map((start) => metered('HDF', start, from + 42 * DAY)),
  ];
}

const RECENT = NOW - HOUR - DAY;

const recentDays = (): Reading[] =>
  instants(RECENT, NOW - HOUR, 15 * MINUTE).flatMap((start) =>
    REGION_CODES.map((area) => realTime(area, start)),
  );

const correctedQuarterHours = (): Reading[] =>
  instants(RECENT, RECENT + 6 * HOUR, 15 * MINUTE).map((start) => realTime('BRE', start, 12));

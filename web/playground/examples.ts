import { DAY, firstRepeatedHour, parisWallClock } from '@courant/core/domain';
import asOf from './example/as-of.graphql?raw';
import carbon from './example/carbon.graphql?raw';
import clockChange from './example/clock-change.graphql?raw';
import compare from './example/compare.graphql?raw';
import estimateQuality from './example/estimate-quality.graphql?raw';
import franceNow from './example/france-now.graphql?raw';
import limits from './example/limits.graphql?raw';
import live from './example/live.graphql?raw';
import monthByDay from './example/month-by-day.graphql?raw';
import oneDay from './example/one-day.graphql?raw';
import records from './example/records.graphql?raw';
import refusal from './example/refusal.graphql?raw';
import regions from './example/regions.graphql?raw';
import replay from './example/replay.graphql?raw';
import resume from './example/resume.graphql?raw';
import thirteenYears from './example/thirteen-years.graphql?raw';
import threshold from './example/threshold.graphql?raw';
import winterAndSummer from './example/winter-and-summer.graphql?raw';

export interface Example {
  readonly query: string;
  readonly variables?: string;
}

/** The last Sunday on which Paris lived an hour twice, as "2025-10-26". */
export function lastClockChange(now: number): string {
  const year = new Date(now).getUTCFullYear();
  const isPast = firstRepeatedHour(year)[1] + DAY <= now;
  const [start] = firstRepeatedHour(isPast ? year : year - 1);
  return parisWallClock(start).toISOString().slice(0, 10);
}

const variablesText = (variables: Readonly<Record<string, string | null>>): string =>
  JSON.stringify(variables, null, 2);

/** The tabs of a first visit. Their moments count back from now, so that they answer next year as today. */
export const EXAMPLES: readonly Example[] = [
  { query: regions },
  { query: franceNow },
  { query: oneDay },
  { query: monthByDay, variables: variablesText({ area: 'BRE', from: '-P30D' }) },
  { query: thirteenYears },
  { query: clockChange, variables: variablesText({ day: lastClockChange(Date.now()) }) },
  { query: compare },
  { query: winterAndSummer },
  { query: carbon },
  { query: records },
  { query: asOf },
  { query: estimateQuality },
  { query: refusal },
  { query: limits },
  { query: live },
  { query: resume, variables: variablesText({ after: null }) },
  { query: replay },
  { query: threshold },
];

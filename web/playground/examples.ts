import asOf from './example/as-of.graphql?raw';
import carbon from './example/carbon.graphql?raw';
import estimateQuality from './example/estimate-quality.graphql?raw';
import franceNow from './example/france-now.graphql?raw';
import live from './example/live.graphql?raw';
import monthByDay from './example/month-by-day.graphql?raw';
import records from './example/records.graphql?raw';
import regions from './example/regions.graphql?raw';
import replay from './example/replay.graphql?raw';
import threshold from './example/threshold.graphql?raw';
import windThisWeek from './example/wind-this-week.graphql?raw';
import winterAndSummer from './example/winter-and-summer.graphql?raw';

export interface Example {
  readonly query: string;
  readonly variables?: string;
}

/** The tabs of a first visit. Their moments count back from now, so that they answer next year as today. */
export const EXAMPLES: readonly Example[] = [
  { query: regions },
  { query: franceNow },
  { query: windThisWeek },
  { query: monthByDay, variables: JSON.stringify({ area: 'BRE', from: '-P30D' }, null, 2) },
  { query: carbon },
  { query: winterAndSummer },
  { query: records },
  { query: asOf },
  { query: estimateQuality },
  { query: live },
  { query: replay },
  { query: threshold },
];

import { type Measure, REGION_CODES } from '@courant/core/domain';

const SERIES_QUERY = `query ($input: SeriesInput!) {
  series(input: $input) {
    ... on SeriesSet { resolution from to starts series { area { code } measure values } }
    ... on Refusal { message }
  }
}`;

const requestBody = (input: Record<string, unknown>): string =>
  JSON.stringify({ query: SERIES_QUERY, variables: { input } });

/** Thirteen years by month: 156 points. */
const MONTHS = { from: '2013', to: '2025', resolution: 'MONTH' };
/** Six and a half days by the hour: 156 points. */
const HOURS = { from: '2024-03-05T00:00:00Z', to: '2024-03-11T12:00:00Z', resolution: 'HOUR' };
const measures: readonly Measure[] = ['CONSUMPTION'];

/** The smallest query, for the cost that every answer has. */
export const TYPENAME_QUERY = JSON.stringify({ query: '{ __typename }' });

/** Request bodies that ask for 156 points a series, by name. */
export const SERIES_QUERIES = {
  months: requestBody({ areas: ['BRE'], measures, ...MONTHS }),
  hours: requestBody({ areas: ['BRE'], measures, ...HOURS }),
  twelve: requestBody({ areas: REGION_CODES, measures, ...HOURS }),
} as const;
export type SeriesQueryName = keyof typeof SERIES_QUERIES;

const POINTS = 156;

/** Parses an answer. @throws Error where it does not hold all the points that the query asks for */
export function readAnswer(name: SeriesQueryName, text: string): unknown {
  const answer = JSON.parse(text) as { data?: { series?: { series?: { values: unknown[] }[] } } };
  const series = answer.data?.series?.series ?? [];
  const expected = name === 'twelve' ? 12 : 1;
  if (series.length === expected && series.every(({ values }) => isComplete(values))) return answer;
  throw new Error(`${name}: ${expected} series of ${POINTS} numbers are needed; met ${text.slice(0, 300)}`);
}

const isComplete = (values: readonly unknown[]): boolean =>
  values.length === POINTS && values.every((one) => typeof one === 'number');

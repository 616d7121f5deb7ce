import { type Resolution, STORED_MEASURES } from '@courant/core/domain';
import { momentsOf, type SeriesWindow } from '../data/series-window.ts';

/** The query whose answer a chart shows, written as a person would type it. */
export function seriesQueryText(window: SeriesWindow, resolution: Resolution): string {
  const { area, view, asOf } = window;
  const { from, to } = momentsOf(window);
  const lines = [
    `areas: [${area}]`,
    `measures: [${STORED_MEASURES.join(', ')}]`,
    `from: "${from}"`,
    to !== undefined && `to: "${to}"`,
    `resolution: ${resolution}`,
    view !== 'POWER' && `view: ${view}`,
    asOf !== null && `asOf: "${asOf}"`,
  ];
  return `# ${area} from ${from}: what the dashboard's chart shows
query DashboardChart {
  series(
    input: {
${lines
  .filter((line) => line !== false)
  .map((line) => `      ${line}`)
  .join('\n')}
    }
  ) {
    ... on SeriesSet {
      resolution
      from
      to
      starts(zone: PARIS)
      series {
        measure
        unit
        values
      }
    }
    ... on Refusal {
      message
    }
  }
}
`;
}

/** The playground's address with a query in its first tab. */
export const playgroundHref = (query: string): string => `/graphql?${new URLSearchParams({ query })}`;

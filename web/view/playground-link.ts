import { type AreaCode, type Resolution, STORED_MEASURES } from '@courant/core/domain';
import { ZOOM_FROM, type Zoom } from '../data/zoom.ts';

/** The query whose answer a chart shows, written as a person would type it. */
export function seriesQueryText(area: AreaCode, zoom: Zoom, resolution: Resolution): string {
  return `# ${area}, ${zoom}: what the dashboard's chart shows
query DashboardChart {
  series(
    input: {
      areas: [${area}]
      measures: [${STORED_MEASURES.join(', ')}]
      from: "${ZOOM_FROM[zoom]}"
      resolution: ${resolution}
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

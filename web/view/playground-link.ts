import type { AreaCode, Resolution } from '@courant/core/domain';
import { ZOOM_FROM, type Zoom } from '../data/zoom.ts';

/** The query that answers what a chart shows, as a person would type it. */
export function seriesQueryText(area: AreaCode, zoom: Zoom, resolution: Resolution): string {
  return `# ${area}, ${zoom}: what the dashboard's chart shows
{
  series(
    input: {
      areas: [${area}]
      measures: [CONSUMPTION, PRODUCTION, NUCLEAR, HYDRO, BIOENERGY, WIND, SOLAR, THERMAL, PUMPING, EXCHANGE]
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

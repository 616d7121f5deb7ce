import { hasMeasure, type Lang, STORED_MEASURES } from '@courant/core/domain';
import { print } from 'graphql';
import { toDates } from '../data/period.ts';
import { type SeriesSet, windowEnd } from '../data/series-set.ts';
import { type SeriesWindow, seriesVariables } from '../data/series-window.ts';
import { SeriesDocument } from '../gql/document/series.ts';
import { curlCommand } from '../playground/copied-text.ts';
import type { UrlState } from './url-state.ts';

const instantText = (instant: number): string => `${new Date(instant).toISOString().slice(0, 19)}Z`;

/** Where the API writes the numbers of a chart as a file. It names instants, so that it means the same tomorrow. */
export function exportHref({ area, view, asOf }: SeriesWindow, set: SeriesSet, lang: Lang): string {
  const parameters = {
    areas: area,
    measures: STORED_MEASURES.filter((measure) => hasMeasure(area, measure)).join(),
    from: instantText(set.starts[0] ?? 0),
    to: instantText(windowEnd(set)),
    resolution: set.resolution,
    ...(view !== 'POWER' && { view }),
    ...(asOf !== null && { asOf }),
    lang: lang.toUpperCase(),
  };
  return `/export?${Object.entries(parameters)
    .map(([name, value]) => `${name}=${value}`)
    .join('&')}`;
}

/** What to change in an address so that it shows this chart tomorrow, too: dates in place of a window that ends now. */
export function datedState(set: SeriesSet): Pick<UrlState, 'dates' | 'step'> {
  const span = { start: set.starts[0] ?? 0, end: windowEnd(set) };
  return { dates: toDates(span), step: set.resolution };
}

const documentText = print(SeriesDocument);

/** The playground with the document whose answer the chart shows, and its variables. Behind `#` no server cuts it. */
export function playgroundHref(window: SeriesWindow): string {
  const variables = JSON.stringify(seriesVariables(window));
  return `/graphql#${new URLSearchParams({ query: documentText, variables })}`;
}

/** The same as a command for a terminal. */
export const curlOf = (window: SeriesWindow, page: URL): string =>
  curlCommand({ query: documentText, variables: seriesVariables(window) }, new URL('/graphql', page));

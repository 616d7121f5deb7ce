import type { ApolloClient } from '@apollo/client';
import { type AreaCode, HOUR } from '@courant/core/domain';
import { SeriesDocument, SeriesTailDocument } from '../gql/graphql.ts';
import { startingAt, withTail } from './live-edge.ts';
import { type SeriesAnswer, type SeriesSet, toSeriesAnswer } from './series-set.ts';
import { NO_DEDUPLICATION } from './use-refetch.ts';
import { seriesVariables, ZOOM_FROM, type Zoom } from './zoom.ts';

/** A window of an area, and how many points it may have. */
export interface SeriesWindow {
  readonly area: AreaCode;
  readonly zoom: Zoom;
  readonly maxPoints: number;
}

/** Live readings are at most this old; older changes come as ranges. */
const LIVE_SPAN_MS = 48 * HOUR;

/** @throws where the API does not answer */
export async function fetchWindow(
  client: ApolloClient,
  { area, zoom, maxPoints }: SeriesWindow,
  signal: AbortSignal,
): Promise<SeriesAnswer> {
  const variables = seriesVariables(area, ZOOM_FROM[zoom], maxPoints);
  const { data } = await client.query({ query: SeriesDocument, variables, ...requestOptions(signal) });
  if (!data) throw new Error('The API answered no series.');
  return toSeriesAnswer(data);
}

/**
 * The window of an earlier answer as it is now, by a fresh answer for its end alone; null where that does not do: the
 * window is on another grid by now, or begins before the earlier answer.
 * @throws where the API does not answer
 */
export async function fetchTail(
  client: ApolloClient,
  { area, zoom, maxPoints }: SeriesWindow,
  set: SeriesSet,
  signal: AbortSignal,
): Promise<SeriesSet | null> {
  const whole = seriesVariables(area, ZOOM_FROM[zoom], maxPoints);
  const tail = seriesVariables(area, new Date(tailStart(set)).toISOString(), maxPoints, set.resolution);
  const variables = { window: whole.quality, ...tail };
  const { data } = await client.query({ query: SeriesTailDocument, variables, ...requestOptions(signal) });
  if (data?.window.__typename !== 'SeriesSet' || data.window.resolution !== set.resolution) return null;
  const answer = toSeriesAnswer(data);
  const from = Date.parse(data.window.from);
  const [first] = set.starts;
  if (!('set' in answer) || first === undefined || from < first) return null;
  return startingAt(withTail(set, answer.set), from);
}

/** Start of the first bucket that a live reading may have changed since an answer; its last bucket had not ended. */
function tailStart({ starts }: SeriesSet): number {
  const lastStart = starts.at(-1) ?? 0;
  return starts.findLast((start) => start <= lastStart - LIVE_SPAN_MS) ?? starts[0] ?? lastStart;
}

const requestOptions = (signal: AbortSignal) => ({
  fetchPolicy: 'no-cache' as const,
  context: { ...NO_DEDUPLICATION, fetchOptions: { signal } },
});

import type { ApolloClient } from '@apollo/client';
import { SeriesDocument, SeriesTailDocument } from '../gql/document/series.ts';
import { startingAt, withTail } from './live-edge.ts';
import { type SeriesAnswer, type SeriesSet, toSeriesAnswer } from './series-set.ts';
import { LIVE_SPAN_MS, type SeriesWindow, seriesVariables } from './series-window.ts';
import { NO_DEDUPLICATION } from './use-refetch.ts';

/** @throws where the API does not answer */
export async function fetchWindow(
  client: ApolloClient,
  window: SeriesWindow,
  signal: AbortSignal,
): Promise<SeriesAnswer> {
  const variables = seriesVariables(window);
  const { data } = await client.query({ query: SeriesDocument, variables, ...requestOptions(signal) });
  if (!data) throw new Error('The API answered no series.');
  return toSeriesAnswer(data, window.view);
}

/**
 * The window of an earlier answer as it is now, by a fresh answer for its end alone; null where that does not do: the
 * window is on another grid by now, or begins before the earlier answer.
 * @throws where the API does not answer
 */
export async function fetchTail(
  client: ApolloClient,
  window: SeriesWindow,
  set: SeriesSet,
  signal: AbortSignal,
): Promise<SeriesSet | null> {
  const from = new Date(tailStart(set)).toISOString();
  const tail = seriesVariables(window, { from, resolution: set.resolution });
  const variables = { window: seriesVariables(window).quality, ...tail };
  const { data } = await client.query({ query: SeriesTailDocument, variables, ...requestOptions(signal) });
  if (data?.window.__typename !== 'SeriesSet' || data.window.resolution !== set.resolution) return null;
  const answer = toSeriesAnswer(data, window.view);
  const first = Date.parse(data.window.from);
  const [firstBefore] = set.starts;
  if (!('set' in answer) || firstBefore === undefined || first < firstBefore) return null;
  return startingAt(withTail(set, answer.set), first);
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

import { bucketEnd } from '@courant/core/domain';
import { withLive } from '../../data/live-edge.ts';
import type { AreaReading } from '../../data/reading.ts';
import { type SeriesSet, toColumns } from '../../data/series-set.ts';
import type { Span } from '../../data/spans.ts';

/** The half-hours of a span with the readings that have come; the others are open. */
export function replaySet({ start, end }: Span, readings: Iterable<AreaReading>): SeriesSet {
  const starts: number[] = [];
  for (let at = start; at < end; at = bucketEnd('HALF_HOUR', at)) starts.push(at);
  const open = starts.map(() => null);
  const empty: SeriesSet = {
    resolution: 'HALF_HOUR',
    view: 'POWER',
    starts,
    columns: toColumns(() => open),
    observed: starts.map(() => 0),
    vintages: [],
    gaps: [],
  };
  // By known time readings of the days before come, too.
  return withLive(
    empty,
    [...readings].filter((reading) => reading.start >= start && reading.start < end),
  );
}

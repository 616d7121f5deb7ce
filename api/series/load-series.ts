import { type AreaCode, isStored, type Measure } from '@courant/core/domain';
import { carbonRatios } from '../carbon/carbon-ratios.ts';
import type { Piece } from '../column/piece.ts';
import type { Ratios } from '../column/ratios.ts';
import { pairsOf, toShares } from '../column/share.ts';
import type { SeriesFrame } from './series-frame.ts';
import { Series } from './series-type.ts';
import { VIEW_FACTS } from './view.ts';

/** The series of a measure over loaded pieces of an area; what its ratios need besides is read, and else nothing waits. */
export function loadSeries(
  frame: SeriesFrame,
  area: AreaCode,
  measure: Measure,
  pieces: readonly Piece[],
): Series | Promise<Series> {
  const observedBy = isStored(measure) ? measure : 'PRODUCTION';
  const toSeries = (ratios: Ratios | null) =>
    new Series(frame, { area, measure, observedBy, pieces, ratios });
  return loadRatios(frame, measure, pieces)?.then(toSeries) ?? toSeries(null);
}

function loadRatios(
  { chunks, view, carbonMethod }: SeriesFrame,
  measure: Measure,
  pieces: readonly Piece[],
): Promise<Ratios> | null {
  if (!isStored(measure)) return carbonRatios(chunks, pieces, carbonMethod);
  const { shareOf } = VIEW_FACTS[view];
  return shareOf === null ? null : pairsOf(chunks, pieces, measure, shareOf).then(toShares);
}

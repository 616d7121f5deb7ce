import { type AreaCode, DAY, FILIERES, type Filiere, type Resolution } from '@courant/core/domain';
import { clientError } from '../api-error.ts';
import { resolveAsOf } from '../column/as-of.ts';
import { FilteredChunks } from '../column/filtered-chunks.ts';
import { endOf, startOf } from '../column/live-edge.ts';
import { type ChunkSource, loadPieces, type Piece } from '../column/piece.ts';
import { intersect, type Range, widen } from '../column/range.ts';
import { type Pair, pairSums } from '../column/share.ts';
import { type Moment, NOW } from '../scalar/moment.ts';
import { coveredRange, resolveRange } from '../series/answer-series.ts';
import type { SeriesSources } from '../series/series-sources.ts';
import { toMix } from './mix-of.ts';
import type { Mix } from './mix-type.ts';
import { newestPastProduction, newestProduction } from './newest-production.ts';

/** A longer range is added up by days. */
export const MAX_HALF_HOUR_RANGE_MS = 8 * DAY;
const NOTHING: Readonly<Pair> = { part: 0, whole: 0, count: 0 };

/** The resolution whose buckets are added up over a range. */
export const mixResolution = ({ from, to }: Range): Resolution =>
  to - from <= MAX_HALF_HOUR_RANGE_MS ? 'HALF_HOUR' : 'DAY';

/** As the resolver receives them. */
export interface MixArguments {
  readonly from?: Moment | null | undefined;
  readonly to?: Moment | null | undefined;
  readonly asOf?: Moment | null | undefined;
}

/**
 * The mix of an area: at the newest slot whose production is published, or over a range, which is widened to whole
 * half-hours (to whole Paris days beyond eight days) and cut to what is covered. Null where no production is
 * published, or as of an instant none was known.
 */
export async function answerMix(
  area: AreaCode,
  { from, to, asOf }: MixArguments,
  sources: SeriesSources,
): Promise<Mix | null> {
  const known = resolveAsOf(asOf, sources.now);
  if (from) return mixOver(area, resolveRange(from, to ?? NOW, sources.now), known, sources);
  if (to)
    throw clientError('BAD_ARGUMENT', `mix(to: "${to.text}") has no beginning: give "from" too, or neither.`);
  const newest =
    known === null
      ? await newestProduction(sources.chunks, area)
      : await newestPastProduction(chunksAsOf(sources, known, { from: known, to: known }), area);
  return newest ? mixOfPieces(sources.chunks, [newest], rangeOfPiece(newest)) : null;
}

const chunksAsOf = ({ chunks }: SeriesSources, asOf: number, range: Range): FilteredChunks =>
  new FilteredChunks(chunks, { asOf, vintage: null }, range);

const rangeOfPiece = ({ chunk, first }: Piece): Range => ({
  from: startOf(chunk, first),
  to: endOf(chunk, first),
});

async function mixOver(
  area: AreaCode,
  requested: Range,
  asOf: number | null,
  sources: SeriesSources,
): Promise<Mix | null> {
  const part = intersect(requested, await coveredRange(requested, sources, asOf ?? sources.now));
  if (!part) return null;
  const resolution = mixResolution(part);
  const range = widen(resolution, part);
  const chunks = asOf === null ? sources.chunks : chunksAsOf(sources, asOf, range);
  return mixOfPieces(chunks, await loadPieces(chunks, area, resolution, range), range);
}

async function mixOfPieces(source: ChunkSource, pieces: readonly Piece[], range: Range): Promise<Mix | null> {
  const sums = await pairSums(source, pieces, [...FILIERES, 'PRODUCTION'], 'PRODUCTION');
  const published = FILIERES.flatMap((filiere): [Filiere, number][] => {
    const { part, count } = sums.get(filiere) ?? NOTHING;
    return count > 0 ? [[filiere, part]] : [];
  });
  const { whole, count } = sums.get('PRODUCTION') ?? NOTHING;
  return toMix(range, { sum: whole, count }, new Map(published));
}

import {
  type AreaCode,
  type CarbonMethod,
  type Measure,
  RESOLUTIONS,
  type ReadingFilter,
  type Resolution,
  type Vintage,
} from '@courant/core/domain';
import { clientError } from '../api-error.ts';
import { resolveAsOf } from '../column/as-of.ts';
import { FilteredChunks } from '../column/filtered-chunks.ts';
import type { OrderedChunks } from '../column/live-edge.ts';
import { intersect, type Range, widen } from '../column/range.ts';
import { type Moment, momentAt, resolveMoment } from '../scalar/moment.ts';
import { checkLists, checkPoints, checkView } from './check-request.ts';
import { finestThatFits } from './choose-resolution.ts';
import { shouldUseQuarterHours } from './quarter-hours.ts';
import { OutOfCoverage, RangeTooLarge } from './refusal-type.ts';
import { SeriesSet } from './series-set-type.ts';
import type { SeriesSources } from './series-sources.ts';
import { spendPoints } from './spend-points.ts';
import type { View } from './view.ts';

/** The arguments of a series; see `SeriesInput`. */
export interface SeriesRequest {
  readonly areas: readonly AreaCode[];
  readonly measures: readonly Measure[];
  readonly from: Moment;
  readonly to: Moment;
  readonly resolution?: Resolution | null;
  readonly maxPoints: number;
  readonly view: View;
  readonly carbonMethod: CarbonMethod;
  readonly asOf?: Moment | null;
  readonly vintage?: Vintage | null;
}

/** Whether a question costs no more than is allowed: a refusal advises nothing that would be refused in its turn. */
export type IsAllowed = (request: SeriesRequest) => boolean;

export type SeriesResult = SeriesSet | RangeTooLarge | OutOfCoverage;

/**
 * The requested series, or a refusal with a way out. A series reads its numbers when its fields are executed.
 * @throws a BAD_RANGE, BAD_ARGUMENT or BAD_RESOLUTION error for arguments that make no sense.
 */
export async function answerSeries(
  request: SeriesRequest,
  sources: SeriesSources,
  isAllowed: IsAllowed = () => true,
): Promise<SeriesResult> {
  checkLists(request.areas, request.measures, 'name an area, or leave areas out for the twelve regions');
  checkView(request);
  checkPoints(request);
  const covered = await coveredPart(request, sources);
  if (covered instanceof OutOfCoverage) return covered;
  return answerRange(request, covered.range, covered.filter, sources, isAllowed);
}

/** What of a request can be answered. */
interface CoveredPart {
  readonly range: Range;
  /** What the stored chunks are filtered by; null where the present is requested. */
  readonly filter: ReadingFilter | null;
}

/**
 * The part of a request that is covered, or why none is.
 * @throws a BAD_RANGE error where `from` is not before `to`.
 */
export async function coveredPart(
  request: Pick<SeriesRequest, 'from' | 'to' | 'asOf' | 'vintage'>,
  sources: Pick<SeriesSources, 'coverage' | 'earliestAsOf' | 'now'>,
): Promise<CoveredPart | OutOfCoverage> {
  const requested = resolveRange(request.from, request.to, sources.now);
  const filter = filterOf(request, sources.now);
  const tooEarly = await refuseTooEarly(filter?.asOf ?? null, sources);
  if (tooEarly) return tooEarly;
  const covered = await coveredRange(requested, sources, filter?.asOf ?? sources.now);
  const range = intersect(requested, covered);
  return range ? { range, filter } : OutOfCoverage.ofRange(requested, covered);
}

function filterOf(
  { asOf, vintage }: Pick<SeriesRequest, 'asOf' | 'vintage'>,
  now: number,
): ReadingFilter | null {
  return asOf || vintage ? { asOf: resolveAsOf(asOf, now), vintage: vintage ?? null } : null;
}

/** The refusal where nothing was known yet as of an instant. */
async function refuseTooEarly(
  asOf: number | null,
  { earliestAsOf, now }: Pick<SeriesSources, 'earliestAsOf' | 'now'>,
): Promise<OutOfCoverage | null> {
  if (asOf === null) return null;
  const known = { from: (await earliestAsOf.instant()) ?? now, to: now };
  return asOf < known.from ? OutOfCoverage.ofAsOf(asOf, known) : null;
}

/** The covered range up to an instant; it may begin later than coverage does where the requested range begins later too, see `Coverage`. */
export async function coveredRange(
  { from }: Range,
  { coverage }: Pick<SeriesSources, 'coverage'>,
  to: number,
): Promise<Range> {
  return { from: (await coverage.beginning(from)) ?? to, to };
}

async function answerRange(
  request: SeriesRequest,
  range: Range,
  filter: ReadingFilter | null,
  sources: SeriesSources,
  isAllowed: IsAllowed,
): Promise<SeriesResult> {
  const filtered = filter && new FilteredChunks(sources.chunks, filter, range);
  const areas = [...new Set(request.areas)];
  const measures = [...new Set(request.measures)];
  const { resolution: requested, maxPoints } = request;
  const resolution = await spendPoints(
    {
      resolution: requested,
      maxPoints,
      range,
      seriesCount: areas.length * measures.length,
      finest: (maxPoints) => finestResolution(areas, range, maxPoints, filtered ?? sources.chunks),
      mayAsk: (resolution, to) =>
        isAllowed({ ...request, resolution, ...(to === undefined ? {} : { to: momentAt(to) }) }),
    },
    sources,
  );
  if (resolution instanceof RangeTooLarge) return resolution;
  const { view, carbonMethod } = request;
  const buckets = widen(resolution, range);
  const frame = {
    chunks: filtered?.over(buckets) ?? sources.chunks,
    fetches: sources.fetches,
    now: filter?.asOf ?? sources.now,
    resolution,
    range: buckets,
    view,
    carbonMethod,
    filter,
  };
  return sources.memo.once(
    ['series', resolution, buckets, view, carbonMethod, areas, measures, filter],
    () => new SeriesSet(frame, areas, measures),
  );
}

/** @throws a BAD_RANGE error where `from` is not before `to`. */
export function resolveRange(from: Moment, to: Moment, now: number): Range {
  const range = { from: resolveMoment(from, 'from', now), to: resolveMoment(to, 'to', now) };
  if (range.from < range.to) return range;
  const [first, last] = [range.from, range.to].map((at) => new Date(at).toISOString());
  const order = range.from > range.to ? 'after' : 'at';
  throw clientError(
    'BAD_RANGE',
    `from "${from.text}" (${first}) lies ${order} to "${to.text}" (${last}): from must lie before to.`,
  );
}

/** The finest resolution that fits, or the coarsest there is. */
async function finestResolution(
  areas: readonly AreaCode[],
  range: Range,
  maxPoints: number,
  chunks: OrderedChunks,
): Promise<Resolution> {
  const fitting = finestThatFits(range, maxPoints) ?? 'YEAR';
  if (fitting !== 'QUARTER_HOUR' || (await shouldUseQuarterHours(chunks, areas, range))) return fitting;
  return finestThatFits(range, maxPoints, RESOLUTIONS.slice(1)) ?? 'YEAR';
}

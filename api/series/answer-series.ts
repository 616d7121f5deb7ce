import {
  type AreaCode,
  type CarbonMethod,
  type Measure,
  RESOLUTIONS,
  type Resolution,
} from '@courant/core/domain';
import { clientError } from '../api-error.ts';
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
  const requested = resolveRange(request.from, request.to, sources.now);
  const covered = await coveredRange(requested, sources);
  const range = intersect(requested, covered);
  if (!range) return new OutOfCoverage(requested, covered);
  return answerRange(request, range, sources, isAllowed);
}

/** The covered range; it may begin later than coverage does where the requested range begins later too, see `Coverage`. */
export async function coveredRange({ from }: Range, { coverage, now }: SeriesSources): Promise<Range> {
  return { from: (await coverage.beginning(from)) ?? now, to: now };
}

async function answerRange(
  request: SeriesRequest,
  range: Range,
  sources: SeriesSources,
  isAllowed: IsAllowed,
): Promise<SeriesResult> {
  const areas = [...new Set(request.areas)];
  const measures = [...new Set(request.measures)];
  const { resolution: requested, maxPoints } = request;
  const resolution = await spendPoints(
    {
      ...{ resolution: requested, maxPoints, range, seriesCount: areas.length * measures.length },
      finest: (maxPoints) => finestResolution(areas, range, maxPoints, sources),
      mayAsk: (resolution, to) =>
        isAllowed({ ...request, resolution, ...(to === undefined ? {} : { to: momentAt(to) }) }),
    },
    sources,
  );
  if (resolution instanceof RangeTooLarge) return resolution;
  const { chunks, fetches, now, memo } = sources;
  const { view, carbonMethod } = request;
  const frame = { chunks, fetches, now, resolution, range: widen(resolution, range), view, carbonMethod };
  return memo.once(
    ['series', resolution, frame.range, view, carbonMethod, areas, measures],
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
  { chunks }: SeriesSources,
): Promise<Resolution> {
  const fitting = finestThatFits(range, maxPoints) ?? 'YEAR';
  if (fitting !== 'QUARTER_HOUR' || (await shouldUseQuarterHours(chunks, areas, range))) return fitting;
  return finestThatFits(range, maxPoints, RESOLUTIONS.slice(1)) ?? 'YEAR';
}

import { bucketStart, RESOLUTIONS, type Resolution } from '@courant/core/domain';
import { clientError } from '../api-error.ts';
import { intersect, type Range, widen } from '../column/range.ts';
import { type Moment, momentAt, resolveMoment } from '../scalar/moment.ts';
import { coveredRange, resolveRange, type SeriesRequest } from '../series/answer-series.ts';
import { checkLists, checkPoints, checkView } from '../series/check-request.ts';
import { finestThatFits } from '../series/choose-resolution.ts';
import { OutOfCoverage, RangeTooLarge } from '../series/refusal-type.ts';
import { SeriesSet } from '../series/series-set-type.ts';
import type { SeriesSources } from '../series/series-sources.ts';
import { spendPoints } from '../series/spend-points.ts';
import { type Align, shiftBetween } from './align.ts';
import { Comparison } from './compare-type.ts';
import { type Pairing, pairingOf } from './pairing.ts';

/** The arguments of a comparison; see `CompareInput`. */
export interface CompareRequest extends SeriesRequest {
  readonly against: Moment;
  readonly align: Align;
}

export type ComparisonResult = Comparison | RangeTooLarge | OutOfCoverage;

/** Resolutions that a comparison may choose: what is consolidated has no quarter-hours. Weeks are whole, months are not. */
const CHOSEN: Readonly<Record<Align, readonly Resolution[]>> = {
  CALENDAR: RESOLUTIONS.slice(1),
  WEEKDAY: RESOLUTIONS.slice(1, RESOLUTIONS.indexOf('MONTH')),
};

/**
 * Two periods beside each other, or a refusal with a way out. The period is cut to what is covered, and the other one to
 * its counterparts.
 * @throws a BAD_RANGE, BAD_ARGUMENT or BAD_RESOLUTION error for arguments that make no sense.
 */
export async function answerCompare(
  request: CompareRequest,
  sources: SeriesSources,
  isAllowed: (request: CompareRequest) => boolean = () => true,
): Promise<ComparisonResult> {
  checkRequest(request);
  const requested = resolveRange(request.from, request.to, sources.now);
  const against = resolveMoment(request.against, 'from', sources.now);
  const earliest = { from: Math.min(requested.from, against), to: requested.to };
  const covered = await coveredRange(earliest, sources, sources.now);
  const part = intersect(requested, covered);
  if (!part) return OutOfCoverage.ofRange(requested, covered);
  const resolution = await chooseResolution(request, part, sources, isAllowed);
  if (resolution instanceof RangeTooLarge) return resolution;
  const shift = shiftBetween(
    request.align,
    resolution,
    bucketStart(resolution, requested.from),
    bucketStart(resolution, against),
  );
  const range = widen(resolution, part);
  const pairing = pairingOf(resolution, range, shift);
  if (!intersect(pairing.range, covered)) return OutOfCoverage.ofRange(pairing.range, covered);
  return toComparison(request, resolution, range, pairing, sources);
}

function checkRequest(request: CompareRequest): void {
  checkLists(request.areas, request.measures);
  checkView(request);
  checkPoints(request);
  const { align, resolution } = request;
  if (resolution && align === 'WEEKDAY' && (resolution === 'MONTH' || resolution === 'YEAR'))
    throw clientError(
      'BAD_RESOLUTION',
      `align: WEEKDAY moves by whole weeks, and no ${resolution} is one: ask for WEEK or finer, or align: CALENDAR.`,
    );
}

/** Both periods count. */
function chooseResolution(
  request: CompareRequest,
  range: Range,
  sources: SeriesSources,
  isAllowed: (request: CompareRequest) => boolean,
): Promise<Resolution | RangeTooLarge> {
  const { areas, measures, resolution, maxPoints, align } = request;
  return spendPoints(
    {
      ...{ resolution, maxPoints, range, seriesCount: 2 * new Set(areas).size * new Set(measures).size },
      finest: (maxPoints) =>
        finestThatFits(range, maxPoints, CHOSEN[align]) ?? CHOSEN[align].at(-1) ?? 'WEEK',
      mayAsk: (resolution, to) =>
        CHOSEN[align].includes(resolution) &&
        isAllowed({ ...request, resolution, ...(to === undefined ? {} : { to: momentAt(to) }) }),
    },
    sources,
  );
}

function toComparison(
  request: CompareRequest,
  resolution: Resolution,
  range: Range,
  pairing: Pairing,
  { chunks, fetches, now, memo }: SeriesSources,
): Comparison {
  const areas = [...new Set(request.areas)];
  const measures = [...new Set(request.measures)];
  const { view, carbonMethod } = request;
  const setOver = (range: Range) =>
    new SeriesSet(
      { chunks, fetches, now, resolution, range, view, carbonMethod, filter: null },
      areas,
      measures,
    );
  return memo.once(
    ['compare', resolution, range, pairing.shift, view, carbonMethod, areas, measures],
    () => new Comparison(setOver(range), setOver(pairing.range), pairing),
  );
}

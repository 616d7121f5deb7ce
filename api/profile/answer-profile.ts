import type { AreaCode, Measure, StoredMeasure } from '@courant/core/domain';
import { clientError } from '../api-error.ts';
import { bucketGridOf } from '../column/bucket-grid.ts';
import { lengthOf, loadPieces, type Piece } from '../column/piece.ts';
import { addBuckets, intersect, pointsIn, type Range, widen } from '../column/range.ts';
import { termsOf } from '../column/term.ts';
import { type Moment, momentAt } from '../scalar/moment.ts';
import { coveredRange, resolveRange } from '../series/answer-series.ts';
import { checkLists, storedOnly } from '../series/check-request.ts';
import { mostAllowed } from '../series/choose-resolution.ts';
import { OutOfCoverage, RangeTooLarge } from '../series/refusal-type.ts';
import type { SeriesSources } from '../series/series-sources.ts';
import { VIEW_FACTS, type View } from '../series/view.ts';
import { groupsOf } from './group.ts';
import { KEY_FACTS, keyIndexAt, type ProfileBy } from './profile-key.ts';
import { Profile, type ProfileLine } from './profile-type.ts';
import { type DayFilter, selectedParts } from './selected-days.ts';

/** The arguments of a profile; see `ProfileInput`. */
export interface ProfileRequest extends DayFilter {
  readonly areas: readonly AreaCode[];
  readonly measures: readonly Measure[];
  readonly from: Moment;
  readonly to: Moment;
  readonly by: ProfileBy;
  readonly view: View;
}

export type ProfileResult = Profile | RangeTooLarge | OutOfCoverage;

/**
 * The profile of a range, which is widened to whole half-hours and cut to what is covered; or a refusal with a way out.
 * @throws a BAD_RANGE or BAD_ARGUMENT error for arguments that make no sense.
 */
export async function answerProfile(
  request: ProfileRequest,
  sources: SeriesSources,
  isAllowed: (request: ProfileRequest) => boolean = () => true,
): Promise<ProfileResult> {
  const stored = checkRequest(request);
  const requested = resolveRange(request.from, request.to, sources.now);
  const covered = await coveredRange(requested, sources, sources.now);
  const part = intersect(requested, covered);
  if (!part) return OutOfCoverage.ofRange(requested, covered);
  const range = widen('HALF_HOUR', part);
  const parts = selectedParts(range, request);
  const refusal = spendPoints(request, parts, sources, isAllowed);
  if (refusal) return refusal;
  const { by, view, days, months, weekdays, areas, measures } = request;
  return sources.memo.once(
    ['profile', by, range, view, days, months, weekdays, areas, measures],
    () => new Profile({ by, range, view }, () => loadLines({ ...request, measures: stored }, parts, sources)),
  );
}

/** @returns its measures */
function checkRequest({ areas, measures, months, weekdays }: ProfileRequest): readonly StoredMeasure[] {
  checkLists(areas, measures);
  checkNumbers('month', months, 12);
  checkNumbers('weekday', weekdays, 7);
  return storedOnly(measures, 'profile');
}

/** @throws a BAD_ARGUMENT error for a list that is empty or has a number outside of 1 to `most`. */
function checkNumbers(name: string, numbers: readonly number[] | null | undefined, most: number): void {
  if (numbers?.length === 0)
    throw clientError(
      'BAD_ARGUMENT',
      `${name}s: [] asks for nothing: name a ${name}, or leave ${name}s out for all.`,
    );
  const wrong = numbers?.find((number) => number < 1 || number > most);
  if (wrong !== undefined)
    throw clientError('BAD_ARGUMENT', `${name}s: ${wrong} is no ${name}: ask for 1 to ${most}.`);
}

/** Half-hours count as points, as those of series do, though they are not printed: each is read and sorted. */
function spendPoints(
  request: ProfileRequest,
  parts: readonly Range[],
  { budget }: SeriesSources,
  isAllowed: (request: ProfileRequest) => boolean,
): RangeTooLarge | undefined {
  const seriesCount = new Set(request.areas).size * new Set(request.measures).size;
  const maxPoints = Math.floor(budget.pointsLeft / seriesCount);
  const points = halfHoursIn(parts);
  if (points <= maxPoints) {
    budget.pointsLeft -= points * seriesCount;
    return undefined;
  }
  const most = mostAllowed(maxPoints, (count) =>
    isAllowed({ ...request, to: momentAt(endAfter(parts, count)) }),
  );
  return new RangeTooLarge({
    resolution: 'HALF_HOUR',
    points,
    maxPoints,
    suggestedResolution: null,
    suggestedTo: most < 1 ? null : endAfter(parts, most),
  });
}

const halfHoursIn = (parts: readonly Range[]): number =>
  parts.reduce((count, part) => count + pointsIn('HALF_HOUR', part), 0);

/** End of the last of so many half-hours of the parts. */
function endAfter(parts: readonly Range[], count: number): number {
  let remaining = count;
  for (const part of parts) {
    const points = pointsIn('HALF_HOUR', part);
    if (remaining <= points) return addBuckets('HALF_HOUR', part.from, remaining);
    remaining -= points;
  }
  return parts.at(-1)?.to ?? Number.NaN;
}

async function loadLines(
  { areas, measures, by, view }: ProfileRequest & { readonly measures: readonly StoredMeasure[] },
  parts: readonly Range[],
  { chunks }: SeriesSources,
): Promise<ProfileLine[]> {
  let keyIndexes: Uint8Array | undefined;
  const lines = [...new Set(areas)].map(async (area) => {
    const loaded = await Promise.all(parts.map((part) => loadPieces(chunks, area, 'HALF_HOUR', part)));
    const pieces = loaded.flat();
    // The half-hours are the same for every area.
    keyIndexes ??= keyIndexesOf(pieces, by);
    return linesOf(area, pieces, keyIndexes);
  });
  const linesOf = (area: AreaCode, pieces: readonly Piece[], indexes: Uint8Array) =>
    Promise.all(
      [...new Set(measures)].map(async (measure) => {
        const terms = await termsOf(chunks, area, pieces, measure, VIEW_FACTS[view]);
        return { area, measure, groups: groupsOf(terms, indexes, KEY_FACTS[by].keys.length) };
      }),
    );
  return (await Promise.all(lines)).flat();
}

/** The index of its key for each half-hour of the pieces. */
function keyIndexesOf(pieces: readonly Piece[], by: ProfileBy): Uint8Array {
  const indexes = new Uint8Array(lengthOf(pieces));
  let at = 0;
  for (const { period, first, end } of pieces) {
    const { starts } = bucketGridOf('HALF_HOUR', period);
    for (let slot = first; slot < end; slot++) indexes[at++] = keyIndexAt(by, starts[slot] ?? 0);
  }
  return indexes;
}

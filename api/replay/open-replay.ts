import { type AreaCode, bucketEnd, bucketStart, HOUR } from '@courant/core/domain';
import type { GraphQLError } from 'graphql';
import { clientError } from '../api-error.ts';
import { leafResolutionsOf } from '../column/live-edge.ts';
import { intersect, pointsIn, type Range, widen } from '../column/range.ts';
import type { ApiContext } from '../context.ts';
import { resolveRange } from '../series/answer-series.ts';
import {
  areasOf,
  isReplayEpoch,
  type Replay,
  type ReplayClock,
  rangeOfEpoch,
  replayEpoch,
} from './replay.ts';
import type { ReplayArguments } from './replay-arguments.ts';
import { ReplayStream } from './replay-stream.ts';
import { wallTimer } from './wall-timer.ts';

/**
 * The stream of a replay, at its beginning or behind a cursor.
 * @throws GraphQLError `BAD_ARGUMENT` or `BAD_RANGE`
 */
export async function openReplay(args: ReplayArguments, context: ApiContext): Promise<ReplayStream> {
  const { live, limits } = context;
  checkSpeed(args.speed, limits.maxReplaySpeed);
  const areas = areasOf(args);
  if (areas.length === 0)
    throw clientError('BAD_ARGUMENT', 'areas: an empty list replays nothing: name an area.');
  const range = args.after ? rangeBehind(args, context.requestedAt) : await newRange(args, context);
  checkSlots(slotsOf({ areas, range }), range, limits.maxReplayReadings);
  const replay: Replay = { areas, range, clock: args.clock, epoch: replayEpoch(args, range) };
  const position = args.after?.offset ?? 0;
  return new ReplayStream({
    replay,
    position,
    speed: args.speed,
    hub: live,
    reader: live.replays,
    timer: wallTimer,
  });
}

/** Slots of areas that begin in a range of half-hours, on both leaf grids. */
export const slotsOf = ({ areas, range }: { areas: readonly AreaCode[]; range: Range }): number =>
  areas
    .flatMap((area) => leafResolutionsOf(area).map((leaf) => pointsIn(leaf, range)))
    .reduce((sum, points) => sum + points, 0);

function checkSpeed(speed: number, maxSpeed: number): void {
  if (speed < 1 || speed > maxSpeed)
    throw clientError('BAD_ARGUMENT', `speed is ${speed}; 1 to ${maxSpeed} are allowed.`);
}

function checkSlots(slots: number, { from, to }: Range, maxSlots: number): void {
  if (slots <= maxSlots) return;
  const hours = Math.floor((((to - from) / HOUR) * maxSlots) / slots);
  throw clientError(
    'BAD_RANGE',
    `The period has ${slots} slots of these areas; ${maxSlots} are allowed. Ask for ${hours} hours at a time, or for fewer areas.`,
  );
}

/** The range that the cursor of a stream that resumes names: a cursor may be forged, but no replay ends after now. */
function rangeBehind({ after, ...request }: ReplayArguments, now: number): Range {
  const epoch = after?.epoch ?? '';
  if (!isReplayEpoch(epoch))
    throw clientError('BAD_ARGUMENT', 'after: this cursor is of the live stream, and of no replay.');
  const range = rangeOfEpoch(epoch, request);
  if (range && isHalfHours(range) && range.to <= bucketEnd('HALF_HOUR', now)) return range;
  throw clientError(
    'BAD_ARGUMENT',
    'after: this cursor is of another replay; ask with the same areas, from, to and clock as there.',
  );
}

const isHalfHours = ({ from, to }: Range): boolean =>
  from < to && [from, to].every((instant) => bucketStart('HALF_HOUR', instant) === instant);

/** The half-hours of the period that are covered: by measurements, or by what Courant has known. */
async function newRange({ from, to, clock }: ReplayArguments, context: ApiContext): Promise<Range> {
  const { requestedAt, coverage, earliestAsOf } = context;
  const requested = resolveRange(from, to, requestedAt);
  const beginning =
    clock === 'KNOWN' ? await earliestAsOf.instant() : await coverage.beginning(requested.from);
  const range = beginning === null ? undefined : intersect(requested, { from: beginning, to: requestedAt });
  if (range) return widen('HALF_HOUR', range);
  throw notCovered(clock, beginning, requestedAt);
}

/** Its `from` and `to` are what can be replayed; `from` is null where that is nothing yet. */
function notCovered(clock: ReplayClock, beginning: number | null, now: number): GraphQLError {
  const from = beginning === null ? null : new Date(beginning).toISOString();
  const since =
    from === null ? 'nothing yet' : `what ${clock === 'KNOWN' ? 'it has known' : 'happened'} since ${from}`;
  return clientError('BAD_RANGE', `Courant can replay ${since}, up to now.`, {
    from,
    to: new Date(now).toISOString(),
  });
}

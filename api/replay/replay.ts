import { createHash } from 'node:crypto';
import { AREA_CODES, type AreaCode } from '@courant/core/domain';
import type { Range } from '../column/range.ts';
import type { Moment } from '../scalar/moment.ts';

/** By which time a past period is replayed. */
export type ReplayClock = 'MEASURED' | 'KNOWN';

/** What a client asks to replay, apart from how fast. */
export interface ReplayRequest {
  /** Left out: the country and its regions. */
  readonly areas?: readonly AreaCode[] | null | undefined;
  readonly from: Moment;
  readonly to: Moment;
  readonly clock: ReplayClock;
}

/** One replay: its events are the same each time, until a figure in it is revised. */
export interface Replay {
  readonly areas: readonly AreaCode[];
  readonly range: Range;
  readonly clock: ReplayClock;
  /** The epoch of its cursors: it names what is replayed, where a log's names the log. */
  readonly epoch: string;
}

/** No log has an epoch with a hyphen. */
const EPOCH = /^replay-(?<digest>[0-9a-f]{12})-(?<from>[0-9a-z]{1,10})-(?<to>[0-9a-z]{1,10})$/;
const RADIX = 36;

export const isReplayEpoch = (epoch: string): boolean => EPOCH.test(epoch);

/**
 * A moment such as "-P1D" names another instant at each request, so the epoch has the instants of the first one, and a
 * digest of the request as it was written.
 */
export function replayEpoch(request: ReplayRequest, { from, to }: Range): string {
  return `replay-${digestOf(request)}-${from.toString(RADIX)}-${to.toString(RADIX)}`;
}

/** The range of the replay that an epoch names; null where it is none, or of another request. */
export function rangeOfEpoch(epoch: string, request: ReplayRequest): Range | null {
  const { digest, from = '', to = '' } = EPOCH.exec(epoch)?.groups ?? {};
  if (digest !== digestOf(request)) return null;
  return { from: Number.parseInt(from, RADIX), to: Number.parseInt(to, RADIX) };
}

/** Each area once, in the order of the codes. */
export const areasOf = ({ areas }: Pick<ReplayRequest, 'areas'>): readonly AreaCode[] =>
  areas ? AREA_CODES.filter((code) => areas.includes(code)) : AREA_CODES;

function digestOf({ from, to, clock, ...request }: ReplayRequest): string {
  const text = JSON.stringify([areasOf(request), from.text, to.text, clock]);
  return createHash('sha256').update(text).digest('hex').slice(0, 12);
}

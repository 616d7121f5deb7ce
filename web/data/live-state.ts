import type { AreaCode, Measure, Resolution } from '@courant/core/domain';
import type { LiveSubscription } from '../gql/graphql.ts';
import { type AreaReading, isLater, toAreaReading } from './reading.ts';

export type LiveEvent = LiveSubscription['liveProduction'];

type Revised = Extract<LiveEvent, { __typename: 'ReadingRevised' }>;

/** What the stream has told so far. Every part is replaced, never changed, when it moves. */
export interface LiveState {
  /** Where the stream stands: a resume starts after it. Null asks for a snapshot. */
  readonly cursor: string | null;
  /** Counts snapshots: whatever was fetched before the current one may have missed a move. */
  readonly generation: number;
  readonly latest: ReadonlyMap<AreaCode, AreaReading>;
  /** Slots heard of since the snapshot, by grid: what a chart lays over its own answer. */
  readonly recent: ReadonlyMap<Grid, ReadonlyMap<number, AreaReading>>;
  /** The last regional slots that moved, newest first: what a reader sees of the stream. */
  readonly feed: readonly Move[];
  /** Counts, per area, the slots that moved and the ranges to be fetched again. */
  readonly moves: ReadonlyMap<AreaCode, number>;
  readonly ranges: ReadonlyMap<AreaCode, number>;
}

/** A slot of a region that was published or revised, with what changed in it most; MW. */
export interface Move {
  readonly cursor: string;
  readonly reading: AreaReading;
  /** Null where the slot is new. */
  readonly change: {
    readonly measure: Measure;
    readonly before: number | null;
    readonly after: number | null;
  } | null;
}

export type Grid = `${AreaCode}/${Resolution}`;
export const gridOf = (area: AreaCode, resolution: Resolution): Grid => `${area}/${resolution}`;

/** Live slots are at most 48 h old (older ones come as ranges): 192 quarter-hours, and some room. */
const SLOTS_KEPT = 256;
const MOVES_KEPT = 6;

export const NOTHING_HEARD: LiveState = {
  cursor: null,
  generation: 0,
  latest: new Map(),
  recent: new Map(),
  feed: [],
  moves: new Map(),
  ranges: new Map(),
};

/** The state after one event. Pure; the same event twice gives the same content. */
export function afterEvent(state: LiveState, event: LiveEvent): LiveState {
  const next = { ...state, cursor: event.cursor };
  switch (event.__typename) {
    case 'Snapshot':
      return afterSnapshot(next, event.readings.map(toAreaReading));
    case 'ReadingPublished':
      return afterReading(next, toAreaReading(event.reading), null);
    case 'ReadingRevised':
      return afterReading(next, toAreaReading(event.reading), largest(event.changes));
    case 'RangeRevised':
      return { ...next, ranges: counted(state.ranges, event.area.code) };
    case 'Watermark':
      return next;
    case 'StreamReset':
      // What moved in a store that was made anew is no news of this one.
      return { ...next, cursor: null, feed: event.reason === 'STORE_REBUILT' ? [] : state.feed };
  }
}

/** The readings an ordinary query answered, laid under what the stream has told: only a newer slot may cover it. */
export function afterSeed(state: LiveState, readings: readonly AreaReading[]): LiveState {
  const unheard = readings.filter(({ area, start }) => start !== state.latest.get(area)?.start);
  return { ...state, latest: unheard.reduce(withLatest, state.latest) };
}

function afterSnapshot(state: LiveState, readings: readonly AreaReading[]): LiveState {
  const latest = new Map(readings.map((reading) => [reading.area, reading]));
  return { ...state, generation: state.generation + 1, latest, recent: new Map() };
}

function afterReading(state: LiveState, reading: AreaReading, change: Move['change']): LiveState {
  return {
    ...state,
    feed: withMove(state, reading, change),
    latest: withLatest(state.latest, reading),
    recent: withRecent(state.recent, reading),
    moves: counted(state.moves, reading.area),
  };
}

function withLatest(latest: LiveState['latest'], reading: AreaReading): LiveState['latest'] {
  return isLater(reading, latest.get(reading.area)) ? new Map(latest).set(reading.area, reading) : latest;
}

/** Told once, on the grid it was published on: the half-hour around it and the country follow from it. */
function withMove(
  { feed, cursor }: LiveState,
  reading: AreaReading,
  change: Move['change'],
): LiveState['feed'] {
  if (cursor === null || reading.area === 'FR') return feed;
  if (reading.resolution === 'HALF_HOUR' && reading.vintage === 'REAL_TIME') return feed;
  const others = feed.filter((move) => move.cursor !== cursor);
  return [{ cursor, reading, change }, ...others].slice(0, MOVES_KEPT);
}

/** The change of most MW; a derived production says no more than what it is made of. */
function largest(changes: Revised['changes']): Move['change'] {
  const size = ({ before, after }: Revised['changes'][number]) => Math.abs((after ?? 0) - (before ?? 0));
  const own = changes.filter(({ measure }) => measure !== 'PRODUCTION');
  return own.reduce<Move['change']>((most, each) => (most && size(most) >= size(each) ? most : each), null);
}

function withRecent(recent: LiveState['recent'], reading: AreaReading): LiveState['recent'] {
  const grid = gridOf(reading.area, reading.resolution);
  const slots = new Map(recent.get(grid)).set(reading.start, reading);
  if (slots.size > SLOTS_KEPT) slots.delete(Math.min(...slots.keys()));
  return new Map(recent).set(grid, slots);
}

const counted = (counts: ReadonlyMap<AreaCode, number>, area: AreaCode): ReadonlyMap<AreaCode, number> =>
  new Map(counts).set(area, (counts.get(area) ?? 0) + 1);

import type { AreaCode, Resolution } from '@courant/core/domain';
import type { LiveSubscription } from '../gql/graphql.ts';
import { type AreaReading, isLater, toAreaReading } from './reading.ts';

export type LiveEvent = LiveSubscription['liveProduction'];

/** What the stream has told so far. Every part is replaced, never changed, when it moves. */
export interface LiveState {
  /** Where the stream stands: a resume starts after it. Null asks for a snapshot. */
  readonly cursor: string | null;
  /** Counts snapshots: whatever was fetched before the current one may have missed a move. */
  readonly generation: number;
  readonly latest: ReadonlyMap<AreaCode, AreaReading>;
  /** Slots heard of since the snapshot, by grid: what a chart lays over its own answer. */
  readonly recent: ReadonlyMap<Grid, ReadonlyMap<number, AreaReading>>;
  /** Counts, per area, the slots that moved and the ranges to be fetched again. */
  readonly moves: ReadonlyMap<AreaCode, number>;
  readonly ranges: ReadonlyMap<AreaCode, number>;
}

export type Grid = `${AreaCode}/${Resolution}`;
export const gridOf = (area: AreaCode, resolution: Resolution): Grid => `${area}/${resolution}`;

/** Live slots are at most 48 h old (older ones come as ranges): 192 quarter-hours, and some room. */
const SLOTS_KEPT = 256;

export const NOTHING_HEARD: LiveState = {
  cursor: null,
  generation: 0,
  latest: new Map(),
  recent: new Map(),
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
    case 'ReadingRevised':
      return afterReading(next, toAreaReading(event.reading));
    case 'RangeRevised':
      return { ...next, ranges: counted(state.ranges, event.area.code) };
    case 'Watermark':
      return next;
    case 'StreamReset':
      return { ...next, cursor: null };
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

function afterReading(state: LiveState, reading: AreaReading): LiveState {
  return {
    ...state,
    latest: withLatest(state.latest, reading),
    recent: withRecent(state.recent, reading),
    moves: counted(state.moves, reading.area),
  };
}

function withLatest(latest: LiveState['latest'], reading: AreaReading): LiveState['latest'] {
  return isLater(reading, latest.get(reading.area)) ? new Map(latest).set(reading.area, reading) : latest;
}

function withRecent(recent: LiveState['recent'], reading: AreaReading): LiveState['recent'] {
  const grid = gridOf(reading.area, reading.resolution);
  const slots = new Map(recent.get(grid)).set(reading.start, reading);
  if (slots.size > SLOTS_KEPT) slots.delete(Math.min(...slots.keys()));
  return new Map(recent).set(grid, slots);
}

const counted = (counts: ReadonlyMap<AreaCode, number>, area: AreaCode): ReadonlyMap<AreaCode, number> =>
  new Map(counts).set(area, (counts.get(area) ?? 0) + 1);

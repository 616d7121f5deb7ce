import { type AreaCode, isStored, type Resolution, type StoredMeasure } from '@courant/core/domain';
import type { LiveSubscription } from '../gql/graphql.ts';
import { type AreaReading, isLater, toAreaReading } from './reading.ts';

export type LiveEvent = LiveSubscription['liveProduction'];

type RevisedEvent = Extract<LiveEvent, { __typename: 'ReadingRevised' }>;

/** What the page knows from the stream. A part that changes is replaced, never mutated. */
export interface LiveState {
  /** Cursor of the last event: a resume starts after it. Null asks for a snapshot. */
  readonly cursor: string | null;
  /** Counts events. The answer to a request includes every event received before the request. */
  readonly eventCount: number;
  /** The cursor of the last event before the page was served, and so before all that it asked; null where unknown. */
  readonly servedCursor: string | null;
  /** Counts snapshots that may hide a change: an answer that was fetched before such a one may have missed it. */
  readonly snapshotCount: number;
  readonly latest: ReadonlyMap<AreaCode, AreaReading>;
  /** Readings received since the snapshot, by grid and start: a chart lays those over its answer that are newer. */
  readonly recentReadings: ReadonlyMap<AreaGridKey, ReadonlyMap<number, ReceivedReading>>;
  /** The last slots of regions that changed, newest first. */
  readonly recentUpdates: readonly SlotUpdate[];
  /** Counts, per area, the readings received and the ranges to fetch again. */
  readonly updateCounts: ReadonlyMap<AreaCode, number>;
  readonly revisedRangeCounts: ReadonlyMap<AreaCode, number>;
}

/** A reading, and the `eventCount` that its event led to. */
export interface ReceivedReading {
  readonly reading: AreaReading;
  readonly eventCount: number;
}

/** A slot of a region that was published or revised, and the measure that changed most, in MW. */
export interface SlotUpdate {
  readonly cursor: string;
  readonly reading: AreaReading;
  /** Null where the slot is new. */
  readonly change: {
    readonly measure: StoredMeasure;
    readonly before: number | null;
    readonly after: number | null;
  } | null;
}

export type AreaGridKey = `${AreaCode}/${Resolution}`;
export const areaGridKey = (area: AreaCode, resolution: Resolution): AreaGridKey => `${area}/${resolution}`;

/** Live readings are at most 48 h old (older ones come as ranges): 192 quarter-hours, and a margin. */
const MAX_RECENT_SLOTS = 256;
const MAX_RECENT_UPDATES = 6;

export const INITIAL_LIVE_STATE: LiveState = {
  cursor: null,
  eventCount: 0,
  servedCursor: null,
  snapshotCount: 0,
  latest: new Map(),
  recentReadings: new Map(),
  recentUpdates: [],
  updateCounts: new Map(),
  revisedRangeCounts: new Map(),
};

/** The state after one event. Pure; the same event twice gives the same content. */
export function applyEvent(state: LiveState, event: LiveEvent): LiveState {
  const next = { ...state, cursor: event.cursor, eventCount: state.eventCount + 1 };
  switch (event.__typename) {
    case 'Snapshot':
      return applySnapshot(next, event.readings.map(toAreaReading));
    case 'ReadingPublished':
      return applyReading(next, toAreaReading(event.reading), null);
    case 'ReadingRevised':
      return applyReading(next, toAreaReading(event.reading), largestChange(event.changes));
    case 'RangeRevised':
      return { ...next, revisedRangeCounts: increment(state.revisedRangeCounts, event.area.code) };
    case 'Watermark':
      return next;
    case 'StreamReset':
      // The updates of the old store do not apply to a rebuilt one.
      return {
        ...next,
        cursor: null,
        recentUpdates: event.reason === 'STORE_REBUILT' ? [] : state.recentUpdates,
      };
  }
}

/**
 * The state with the readings of a query. While the stream is open they replace its readings only where their slot is
 * newer, since the stream may already be ahead of them; without a stream nothing else brings a correction of a slot.
 */
export function applyQueryReadings(
  state: LiveState,
  readings: readonly AreaReading[],
  isStreaming: boolean,
): LiveState {
  const isNews = ({ area, start }: AreaReading) => !isStreaming || start !== state.latest.get(area)?.start;
  return { ...state, latest: readings.filter(isNews).reduce(withLatest, state.latest) };
}

function applySnapshot(state: LiveState, readings: readonly AreaReading[]): LiveState {
  const latest = new Map(readings.map((reading) => [reading.area, reading]));
  return {
    ...state,
    // At the cursor of the page itself nothing has happened since it asked.
    snapshotCount: state.snapshotCount + (state.cursor === state.servedCursor ? 0 : 1),
    latest: isSameLatest(latest, state.latest) ? state.latest : latest,
    recentReadings: new Map(),
  };
}

const isSameLatest = (one: LiveState['latest'], other: LiveState['latest']): boolean =>
  one.size === other.size &&
  [...one].every(([area, reading]) => JSON.stringify(reading) === JSON.stringify(other.get(area)));

function applyReading(state: LiveState, reading: AreaReading, change: SlotUpdate['change']): LiveState {
  return {
    ...state,
    recentUpdates: withUpdate(state, reading, change),
    latest: withLatest(state.latest, reading),
    recentReadings: withRecent(state, reading),
    updateCounts: increment(state.updateCounts, reading.area),
  };
}

function withLatest(latest: LiveState['latest'], reading: AreaReading): LiveState['latest'] {
  return isLater(reading, latest.get(reading.area)) ? new Map(latest).set(reading.area, reading) : latest;
}

/** Lists an update once, on the grid of its publication: the half-hour around it and the country follow from it. */
function withUpdate(
  { recentUpdates, cursor }: LiveState,
  reading: AreaReading,
  change: SlotUpdate['change'],
): LiveState['recentUpdates'] {
  if (cursor === null || reading.area === 'FR') return recentUpdates;
  if (reading.resolution === 'HALF_HOUR' && reading.vintage === 'REAL_TIME') return recentUpdates;
  const others = recentUpdates.filter((update) => update.cursor !== cursor);
  return [{ cursor, reading, change }, ...others].slice(0, MAX_RECENT_UPDATES);
}

/** The change of most MW. Production is left aside, since it is the sum of the filières. */
export function largestChange(changes: RevisedEvent['changes']): SlotUpdate['change'] {
  const size = ({ before, after }: NonNullable<SlotUpdate['change']>) =>
    Math.abs((after ?? 0) - (before ?? 0));
  return changes.reduce<SlotUpdate['change']>((most, { measure, before, after }) => {
    if (measure === 'PRODUCTION' || !isStored(measure)) return most;
    const each = { measure, before, after };
    return most && size(most) >= size(each) ? most : each;
  }, null);
}

function withRecent(
  { recentReadings, eventCount }: LiveState,
  reading: AreaReading,
): LiveState['recentReadings'] {
  const grid = areaGridKey(reading.area, reading.resolution);
  const slots = new Map(recentReadings.get(grid)).set(reading.start, { reading, eventCount });
  if (slots.size > MAX_RECENT_SLOTS) slots.delete(Math.min(...slots.keys()));
  return new Map(recentReadings).set(grid, slots);
}

const increment = (counts: ReadonlyMap<AreaCode, number>, area: AreaCode): ReadonlyMap<AreaCode, number> =>
  new Map(counts).set(area, (counts.get(area) ?? 0) + 1);

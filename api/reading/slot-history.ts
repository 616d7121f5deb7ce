import {
  type Chunk,
  hasMeasure,
  historyOf,
  isRegionCode,
  type MeasureValues,
  meanMw,
  measureValuesOf,
  type PowerMeasure,
  REGION_CODES,
  type RegionCode,
  toMeasureValues,
} from '@courant/core/domain';

/** The values of a leaf slot from one moment until the next state. */
export interface SlotState {
  /** Log offset of the reading that set the slot. No reading sets the country: there it is the instant `knownAt`. */
  readonly position: number;
  readonly knownAt: number;
  /** Rank of the vintage, 1 real time to 3 definitive. */
  readonly vintageRank: number;
  /** MW by measure; null is "not published". */
  readonly values: MeasureValues;
}

const REAL_TIME = 1;

/** The states of a region's slot that readings set one by one, first to last; empty where the slot has no reading. */
export function readStates(chunk: Chunk, slot: number): SlotState[] {
  const { area } = chunk.key;
  if (!isRegionCode(area)) return [];
  const states = historyOf(chunk, slot).map(({ position, knownAt, vintageRank, values }) => ({
    position,
    knownAt,
    vintageRank,
    values: measureValuesOf(area, values),
  }));
  const current = states.pop();
  if (!current) return [];
  // The current production is stored, and need not be derived again.
  const values = toMeasureValues((measure) => meanMw(chunk.column(measure), slot));
  return [...states, { ...current, values }];
}

/** The states of a real-time half-hour: after each reading of one of its quarter-hours, the mean of both. */
export function derivedStates(first: readonly SlotState[], second: readonly SlotState[]): SlotState[] {
  const moves = [
    ...first.map((state) => ({ state, isFirst: true })),
    ...second.map((state) => ({ state, isFirst: false })),
  ].sort((a, b) => a.state.position - b.state.position);
  let a: SlotState | undefined;
  let b: SlotState | undefined;
  return moves.map(({ state, isFirst }) => {
    if (isFirst) a = state;
    else b = state;
    return toHalfHour(state.position, a, b);
  });
}

const toHalfHour = (position: number, a: SlotState | undefined, b: SlotState | undefined): SlotState => ({
  position,
  knownAt: Math.max(a?.knownAt ?? 0, b?.knownAt ?? 0),
  vintageRank: REAL_TIME,
  values: toMeasureValues((measure) => meanOf(measure, a, b)),
});

/** Mean of two quarter-hours; of one where the other has not published the measure. */
function meanOf(measure: PowerMeasure, a: SlotState | undefined, b: SlotState | undefined): number | null {
  const [first, second] = [a?.values[measure] ?? null, b?.values[measure] ?? null];
  return first !== null && second !== null ? (first + second) / 2 : (first ?? second);
}

/** The states of a region's half-hour: means of quarter-hours until the first metered reading, then metered readings. */
export function halfHourStates(halfHours: Chunk, slot: number, quarters: Chunk): SlotState[] {
  const metered = readStates(halfHours, slot).filter((state) => state.vintageRank > REAL_TIME);
  const derived = derivedStates(readStates(quarters, 2 * slot), readStates(quarters, 2 * slot + 1));
  // Once a half-hour is consolidated, later real-time readings change only their quarter-hours.
  const meteredSince = metered[0]?.position ?? Number.POSITIVE_INFINITY;
  return [...derived.filter((state) => state.position < meteredSince), ...metered];
}

/**
 * The states of the country's half-hour, from its regions' in the order of `REGION_CODES`. Log positions of different
 * regions cannot be compared, so the regions' states are ordered by fetch time; all states of one instant are one move.
 */
export function countryStates(regional: ReadonlyArray<readonly SlotState[]>): SlotState[] {
  const moves = REGION_CODES.flatMap((region, i) =>
    (regional[i] ?? []).map((state) => ({ state, region })),
  ).sort((a, b) => a.state.knownAt - b.state.knownAt);
  const current = new Map<RegionCode, SlotState>();
  const states: SlotState[] = [];
  for (const [i, { state, region }] of moves.entries()) {
    current.set(region, state);
    if (moves[i + 1]?.state.knownAt !== state.knownAt) states.push(sumStates(current, state.knownAt));
  }
  return states;
}

const sumStates = (current: ReadonlyMap<RegionCode, SlotState>, knownAt: number): SlotState => ({
  position: knownAt,
  knownAt,
  vintageRank: Math.min(...[...current.values()].map((state) => state.vintageRank)),
  values: toMeasureValues((measure) => sumMw(current, measure)),
});

/** Null while a region that has the measure has not published it. A ratio does not sum, so asking for one does not compile. */
function sumMw(current: ReadonlyMap<RegionCode, SlotState>, measure: PowerMeasure): number | null {
  let sum: number | null = null;
  for (const region of REGION_CODES) {
    const mw = current.get(region)?.values[measure] ?? null;
    if (mw !== null) sum = (sum ?? 0) + mw;
    else if (hasMeasure(region, measure)) return null;
  }
  return sum;
}

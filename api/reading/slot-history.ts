import {
  type Chunk,
  hasMeasure,
  isRegionCode,
  MEASURES,
  type Measure,
  meanMw,
  productionMw,
  REGION_CODES,
  type RegionCode,
  type Superseded,
} from '@courant/core/domain';

/** What a leaf slot said from one moment on. */
export interface SlotState {
  /** Log position of the reading that made it so; for the country, which no reading sets, the instant it was known. */
  readonly position: number;
  readonly knownAt: number;
  /** Rank of the vintage, 1 real time to 3 definitive. */
  readonly vintageRank: number;
  /** MW per measure in the order of `MEASURES`; null is "not published". */
  readonly mw: ReadonlyArray<number | null>;
}

const REAL_TIME = 1;

const toState = (region: RegionCode, { position, knownAt, vintageRank, values }: Superseded): SlotState => ({
  position,
  knownAt,
  vintageRank,
  mw: [...values, productionMw(region, values)],
});

const currentState = (chunk: Chunk, slot: number): SlotState => ({
  position: chunk.setBy[slot],
  knownAt: chunk.knownAt[slot],
  vintageRank: chunk.vintageRank[slot],
  mw: MEASURES.map((measure) => meanMw(chunk.column(measure), slot)),
});

/** The states of a slot that readings set one by one, first to last; empty where it holds none. */
export function readStates(chunk: Chunk, slot: number): SlotState[] {
  const { area } = chunk.key;
  if (!isRegionCode(area) || (chunk.vintageRank[slot] ?? 0) === 0) return [];
  const replaced = chunk.superseded.filter((row) => row.slot === slot).map((row) => toState(area, row));
  return [...replaced, currentState(chunk, slot)];
}

const meanOf = (a: number | null, b: number | null): number | null =>
  a !== null && b !== null ? (a + b) / 2 : (a ?? b);

/** The states of a real-time half-hour: after each reading of one of its quarters, the mean of both as they stood. */
export function derivedStates(first: readonly SlotState[], second: readonly SlotState[]): SlotState[] {
  const moves = [
    ...first.map((state) => ({ state, quarter: 0 })),
    ...second.map((state) => ({ state, quarter: 1 })),
  ].sort((a, b) => a.state.position - b.state.position);
  const standing: (SlotState | undefined)[] = [undefined, undefined];
  return moves.map(({ state, quarter }) => {
    standing[quarter] = state;
    const [a, b] = standing;
    return {
      position: state.position,
      knownAt: Math.max(a?.knownAt ?? 0, b?.knownAt ?? 0),
      vintageRank: REAL_TIME,
      mw: MEASURES.map((_, i) => meanOf(a?.mw[i] ?? null, b?.mw[i] ?? null)),
    };
  });
}

/** The states of a region's half-hour: means of quarters until a metered reading came, then those readings. */
export function halfHourStates(halfHours: Chunk, slot: number, quarters: Chunk): SlotState[] {
  const metered = readStates(halfHours, slot).filter((state) => state.vintageRank > REAL_TIME);
  const derived = derivedStates(readStates(quarters, 2 * slot), readStates(quarters, 2 * slot + 1));
  // What real time says once a metered reading stands moves the quarter-hour alone.
  const meteredSince = metered[0]?.position ?? Number.POSITIVE_INFINITY;
  return [...derived.filter((state) => state.position < meteredSince), ...metered];
}

/**
 * The states of the country's half-hour. Regions share no order of log positions, so their moves are put in the order in
 * which they were fetched; what was fetched at the same instant is one move.
 */
export function countryStates(regional: ReadonlyArray<readonly SlotState[]>): SlotState[] {
  const moves = regional
    .flatMap((states, region) => states.map((state) => ({ state, region })))
    .sort((a, b) => a.state.knownAt - b.state.knownAt);
  const standing: (SlotState | undefined)[] = regional.map(() => undefined);
  const states: SlotState[] = [];
  for (const [i, { state, region }] of moves.entries()) {
    standing[region] = state;
    if (moves[i + 1]?.state.knownAt !== state.knownAt) states.push(sumState(standing, state.knownAt));
  }
  return states;
}

function sumState(standing: ReadonlyArray<SlotState | undefined>, knownAt: number): SlotState {
  const present = standing.filter((state) => state !== undefined);
  return {
    position: knownAt,
    knownAt,
    vintageRank: Math.min(...present.map((state) => state.vintageRank)),
    mw: MEASURES.map((measure, i) => sumMw(standing, measure, i)),
  };
}

/** Null while a region that has the measure has not published it. */
function sumMw(
  standing: ReadonlyArray<SlotState | undefined>,
  measure: Measure,
  index: number,
): number | null {
  let sum: number | null = null;
  for (const [region, state] of standing.entries()) {
    const mw = state?.mw[index] ?? null;
    if (mw !== null) sum = (sum ?? 0) + mw;
    else if (hasMeasure(REGION_CODES[region], measure)) return null;
  }
  return sum;
}

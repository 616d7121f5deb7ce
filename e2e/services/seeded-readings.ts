import {
  HOUR,
  MINUTE,
  PUBLISHED_MEASURES,
  REGION_CODES,
  type Reading,
  type RegionCode,
  type Vintage,
} from '@courant/core/domain';
import { draw } from '@courant/simulator';

const SEED = 20_260_827;
/** Of so many rounds over the regions, the last corrects earlier slots instead of adding new ones. */
const ROUNDS = 4;
/** A slot has one of so few figures that corrections often repeat the current figure, or an earlier one. */
const VARIANTS = 3;
/** Slots back that a correction reaches at most: three weeks of half-hours. */
const MAX_CORRECTION_SLOTS = 1_000;
/** Two corrections in three are consolidated. */
const CONSOLIDATED_SHARE = 2 / 3;

/** A sequence of made-up readings. */
export interface SeededSequence {
  /** Start of the first interval, epoch milliseconds UTC. */
  readonly from: number;
  /** 15: real time only; 30: consolidated, with definitive corrections. */
  readonly stepMinutes: 15 | 30;
  /** Slots that there are: once all have readings, the sequence only corrects. Without it, slots never end. */
  readonly slots?: number;
}

export const HALF_HOURS: SeededSequence = { from: Date.UTC(2013, 0, 1), stepMinutes: 30 };

/**
 * Quarter-hours of the last hours. None lies ahead of the clock, however many readings a test takes: what a client
 * queries ends now, so it would lack what was published of later slots before it came.
 */
export function recentQuarterHours(hours: number): SeededSequence {
  const end = Math.floor(Date.now() / HOUR) * HOUR;
  return { from: end - hours * HOUR, stepMinutes: 15, slots: (hours * HOUR) / (15 * MINUTE) };
}

/** Readings `[first, first + count)` of an endless sequence over the twelve regions, the same in every run. */
export const seededReadings = (sequence: SeededSequence, first: number, count: number): Reading[] =>
  [...Array(count).keys()].map((i) => readingAt(sequence, first + i));

/** The region of the n-th reading where they take turns. */
export function regionAt(n: number): RegionCode {
  const region = REGION_CODES[n % REGION_CODES.length];
  if (region === undefined) throw new RangeError(`no region ${n}`);
  return region;
}

function readingAt(
  { from, stepMinutes, slots = Number.POSITIVE_INFINITY }: SeededSequence,
  n: number,
): Reading {
  const region = n % REGION_CODES.length;
  const round = Math.floor(n / REGION_CODES.length);
  const known = Math.min(slots, round - Math.floor(round / ROUNDS));
  const isCorrection = known === slots || round % ROUNDS === ROUNDS - 1;
  const slot = isCorrection
    ? known - 1 - Math.floor(draw(SEED, n, 1) * Math.min(known, MAX_CORRECTION_SLOTS))
    : known;
  return {
    area: regionAt(region),
    start: from + slot * stepMinutes * MINUTE,
    stepMinutes,
    vintage: vintageOf(stepMinutes, isCorrection, n),
    knownAt: from + n,
    values: valuesOf(region, slot, Math.floor(draw(SEED, n, 2) * VARIANTS)),
    extra: {},
  };
}

function vintageOf(stepMinutes: 15 | 30, isCorrection: boolean, n: number): Vintage {
  if (stepMinutes === 15) return 'REAL_TIME';
  return isCorrection && draw(SEED, n, 3) >= CONSOLIDATED_SHARE ? 'DEFINITIVE' : 'CONSOLIDATED';
}

/** One measure in twenty is not published. */
const valuesOf = (region: number, slot: number, variant: number): Reading['values'] =>
  PUBLISHED_MEASURES.map((_, measure) => {
    const chance = draw(SEED, slot * REGION_CODES.length + region, variant * 100 + measure);
    return chance < 0.05 ? null : Math.round(chance * 5_000);
  });

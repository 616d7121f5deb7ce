import { MINUTE, PUBLISHED_MEASURES, REGION_CODES, type Reading, type Vintage } from '@courant/core/domain';
import { draw } from '@courant/simulator';

const SEED = 20_260_827;
/** Of so many rounds over the regions, the last corrects instead of bringing something new. */
const ROUNDS = 4;
/** So few figures a slot may have that corrections meet what is there, and what was there before. */
const VARIANTS = 3;
/** Slots back that a correction reaches at most: three weeks of half-hours. */
const MAX_CORRECTION_SLOTS = 1_000;
const CORRECTIONS = ['CONSOLIDATED', 'CONSOLIDATED', 'DEFINITIVE'] as const;

/** What a stretch of made-up readings is about. */
export interface SeededSequence {
  /** Start of the first interval, epoch milliseconds UTC. */
  readonly from: number;
  /** 15: real time only; 30: consolidated, with definitive corrections. */
  readonly stepMinutes: 15 | 30;
}

export const HALF_HOURS: SeededSequence = { from: Date.UTC(2013, 0, 1), stepMinutes: 30 };

/** Readings `[first, first + count)` of an endless sequence over the twelve regions, the same in every run. */
export const seededReadings = (stretch: SeededSequence, first: number, count: number): Reading[] =>
  [...Array(count).keys()].map((i) => readingAt(stretch, first + i));

function readingAt({ from, stepMinutes }: SeededSequence, n: number): Reading {
  const region = n % REGION_CODES.length;
  const round = Math.floor(n / REGION_CODES.length);
  const isCorrection = round % ROUNDS === ROUNDS - 1;
  const known = round - Math.floor(round / ROUNDS);
  const slot = isCorrection
    ? known - 1 - Math.floor(draw(SEED, n, 1) * Math.min(known, MAX_CORRECTION_SLOTS))
    : known;
  return {
    area: REGION_CODES[region] as Reading['area'],
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
  return isCorrection
    ? (CORRECTIONS[Math.floor(draw(SEED, n, 3) * CORRECTIONS.length)] as Vintage)
    : 'CONSOLIDATED';
}

/** One measure in twenty is not published. */
const valuesOf = (region: number, slot: number, variant: number): Reading['values'] =>
  PUBLISHED_MEASURES.map((_, measure) => {
    const chance = draw(SEED, slot * REGION_CODES.length + region, variant * 100 + measure);
    return chance < 0.05 ? null : Math.round(chance * 5_000);
  });

import { partitionOf, type Reading, vintageRankOf } from '@courant/core/domain';
import type { Row } from './raw-row.ts';
import { type RejectedRow, toRejectedRow } from './rejected-row.ts';

/** A row that can be read, beside its reading. */
export interface Candidate {
  readonly row: Row;
  readonly reading: Reading;
  readonly oddColumns: readonly string[];
}

/** Compares two readings of one slot: above zero where the first is to be taken. */
interface Preference {
  readonly compare: (a: Reading, b: Reading) => number;
  /** What the one that was taken has. */
  readonly reason: string;
}

const figureCount = ({ values }: Reading): number => values.filter((mw) => mw !== null).length;
const textOf = ({ values, extra }: Reading): string => JSON.stringify([values, extra]);
const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/**
 * Which of two rows for one slot is taken, most important first. The order of rows is no rule: exports have none, and each
 * poll would append first one and then the other as new.
 */
const PREFERENCES: readonly Preference[] = [
  {
    compare: (a, b) => vintageRankOf(a.vintage) - vintageRankOf(b.vintage),
    reason: 'it has a higher vintage',
  },
  { compare: (a, b) => figureCount(a) - figureCount(b), reason: 'it has more figures' },
  {
    compare: (a, b) => compareText(textOf(a), textOf(b)),
    reason: 'neither is fuller, and its text is the later in order',
  },
];

const comparePreference = (a: Reading, b: Reading): number =>
  PREFERENCES.reduce((result, { compare }) => result || compare(a, b), 0);

const compareSlots = (a: Reading, b: Reading): number =>
  partitionOf(a.area) - partitionOf(b.area) || a.start - b.start;

/** The row to take for each slot, by region, then oldest first; and the others, unless they say the same. */
export function takeOnePerSlot(candidates: readonly Candidate[]): {
  readonly taken: readonly Candidate[];
  readonly passedOver: readonly RejectedRow[];
} {
  const taken: Candidate[] = [];
  const passedOver: RejectedRow[] = [];
  for (const candidate of candidates.toSorted(byPreference)) {
    const best = taken.at(-1);
    if (!best || compareSlots(best.reading, candidate.reading) !== 0) taken.push(candidate);
    else passedOver.push(...toPassedOver(candidate, best.reading));
  }
  return { taken, passedOver };
}

/** By slot; within a slot the one to take first. */
const byPreference = (a: Candidate, b: Candidate): number =>
  compareSlots(a.reading, b.reading) || comparePreference(b.reading, a.reading);

function toPassedOver({ row, reading }: Candidate, best: Reading): readonly RejectedRow[] {
  const preference = PREFERENCES.find(({ compare }) => compare(best, reading) !== 0);
  if (!preference) return [];
  const slot = `${reading.area} at ${new Date(reading.start).toISOString()}`;
  return [toRejectedRow(row, `Another row of ${slot} was taken: ${preference.reason}.`)];
}

import { isRegionCode } from './area.ts';
import { type Chunk, DraftChunk, type Superseded } from './chunk.ts';
import { deriveHalfHour, writeReading } from './leaf.ts';
import { type Span, slotStart } from './resolution.ts';
import { type Vintage, vintageOfRank, vintageRankOf } from './vintage.ts';

/** Which readings an answer is made of. */
export interface ReadingFilter {
  /** Those fetched by this instant, epoch milliseconds UTC; null admits them whenever they were fetched. */
  readonly asOf: number | null;
  /** Those of exactly this vintage; null admits them all. */
  readonly vintage: Vintage | null;
}

const admits = ({ asOf, vintage }: ReadingFilter, vintageRank: number, knownAt: number): boolean =>
  (asOf === null || knownAt <= asOf) && (vintage === null || vintageRank === vintageRankOf(vintage));

/** Whether a filter admits what a slot holds now; a filter admits an empty slot. */
export const admitsSlot = (filter: ReadingFilter, { vintageRank, knownAt }: Chunk, slot: number): boolean =>
  vintageRank[slot] === 0 || admits(filter, vintageRank[slot] ?? 0, knownAt[slot] ?? 0);

/** The slots of `[first, end)` that hold something a filter does not admit, rising. */
export function slotsNotAdmitted(
  filter: ReadingFilter,
  chunk: Chunk,
  { first, end }: Pick<Span, 'first' | 'end'>,
): number[] {
  const slots: number[] = [];
  for (let slot = first; slot < Math.min(end, chunk.length); slot++)
    if (!admitsSlot(filter, chunk, slot)) slots.push(slot);
  return slots;
}

/** Whether a half-hour of real time, which no chunk keeps once it is replaced, must be derived again. */
export const needsQuarters = (filter: ReadingFilter, halfHours: Chunk): boolean =>
  (filter.vintage ?? 'REAL_TIME') === 'REAL_TIME' &&
  slotsNotAdmitted(filter, halfHours, { first: 0, end: halfHours.length }).length > 0;

/**
 * A region's leaf chunk as if only the readings that a filter admits had been logged: each slot holds the last of them,
 * and those before it are its superseded ones. A reading that never held its slot is not kept, and so not found.
 */
export function filterReadings(filter: ReadingFilter, chunk: Chunk): DraftChunk {
  const draft = new DraftChunk(chunk);
  const admitted = chunk.superseded.filter((row) => admits(filter, row.vintageRank, row.knownAt));
  const lastOfSlot = new Map(admitted.map((row) => [row.slot, row]));
  const current = new Set<Superseded>();
  for (const slot of slotsNotAdmitted(filter, chunk, { first: 0, end: chunk.length })) {
    const last = lastOfSlot.get(slot);
    setSlot(draft, slot, last);
    if (last) current.add(last);
  }
  draft.superseded = admitted.filter((row) => !current.has(row));
  return draft;
}

function setSlot(draft: DraftChunk, slot: number, row: Superseded | undefined): void {
  const { area } = draft.key;
  const vintage = vintageOfRank(row?.vintageRank ?? 0);
  if (row && vintage && isRegionCode(area)) writeReading(draft, slot, { ...row, area, vintage });
  else draft.clear(slot);
}

/**
 * A region's half-hours as if only the readings that a filter admits had been logged.
 * @param quarters the same day's quarter-hours, filtered: the half-hours without a metered reading are their means
 */
export function filterHalfHours(filter: ReadingFilter, halfHours: Chunk, quarters: Chunk): Chunk {
  const draft = filterReadings(filter, halfHours);
  for (let slot = 0; slot < draft.length; slot++) {
    if (draft.vintageRank[slot] === 0)
      deriveHalfHour(draft, slotStart('HALF_HOUR', draft.key.period, slot), quarters);
  }
  return draft;
}

/** A chunk that holds only its slots of `[first, end)`. */
export function withOnly(chunk: Chunk, { first, end }: Pick<Span, 'first' | 'end'>): Chunk {
  const draft = new DraftChunk(chunk);
  for (let slot = 0; slot < draft.length; slot++) if (slot < first || slot >= end) draft.clear(slot);
  return draft;
}

/** The slots of local days as the publisher lists them: 96 or 48 labels on every day, in no date order. */
import { DAY, MINUTE } from '@courant/core/domain';
import { dayText, fromParisWallClock, hourLabels, type LocalDay, parisDayOf } from '../paris-time.ts';

export interface LocalSlot {
  start: number;
  date: string;
  heure: string;
}

const LABELS = { 15: hourLabels(15), 30: hourLabels(30) } as const;

/**
 * Slots whose `start` lies in [from, to), scattered over days and hours.
 * A spring ghost carries the start of the slot an hour later; autumn's first pass is never listed.
 */
export function* slotsBetween(from: number, to: number, stepMinutes: 15 | 30): Generator<LocalSlot> {
  if (from >= to) return;
  const firstDay = parisDayOf(from);
  const days = parisDayOf(to - 1) - firstDay + 1;
  for (const offset of scattered(days)) {
    for (const slot of slotsOfDay(firstDay + offset, stepMinutes)) {
      if (slot.start >= from && slot.start < to) yield slot;
    }
  }
}

function* slotsOfDay(day: LocalDay, stepMinutes: 15 | 30): Generator<LocalSlot> {
  const labels = LABELS[stepMinutes];
  const date = dayText(day);
  for (const index of scattered(labels.length)) {
    const heure = labels[index] ?? '';
    yield { start: fromParisWallClock(day * DAY + index * stepMinutes * MINUTE), date, heure };
  }
}

/** 0 to count-1, each once and far from in order: a client has to sort an export itself, as with the publisher. */
export function* scattered(count: number): Generator<number> {
  const stride = strideFor(count);
  for (let i = 0, at = count >> 1; i < count; i += 1, at = (at + stride) % count) yield at;
}

function strideFor(count: number): number {
  let stride = Math.max(1, Math.floor(count * 0.618));
  while (commonDivisor(stride, count) !== 1) stride += 1;
  return stride;
}

function commonDivisor(a: number, b: number): number {
  return b === 0 ? a : commonDivisor(b, a % b);
}

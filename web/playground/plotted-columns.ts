import { MINUTE } from '@courant/core/domain';
import type { Slots } from '../chart/slots.ts';
import type { AnswerColumn } from './answer-columns.ts';

/** A slot ends where the next begins; the last one, which has no next, is as long as the one before it. */
export function slotsOf(isoStarts: readonly string[]): Slots {
  const starts = isoStarts.map((start) => Date.parse(start));
  const last = starts.at(-1) ?? 0;
  const lengthMs = last - (starts.at(-2) ?? last - 30 * MINUTE);
  return { starts, ends: [...starts.slice(1), last + lengthMs] };
}

/** Columns of one unit share an axis. */
export function unitGroups(columns: readonly AnswerColumn[]) {
  const units = [...new Set(columns.map(({ unit }) => unit))];
  return units.map((unit) => ({ unit, columns: columns.filter((column) => column.unit === unit) }));
}

/** Lowest and highest figure; zero is always inside, and a scale needs a length. */
export function valueExtent(columns: readonly AnswerColumn[]): [low: number, high: number] {
  let [low, high] = [0, 0];
  for (const { values } of columns) {
    for (const value of values) {
      low = Math.min(low, value ?? 0);
      high = Math.max(high, value ?? 0);
    }
  }
  return [low, low === high ? low + 1 : high];
}

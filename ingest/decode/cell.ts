/** What the publisher writes for "not published", besides null and a missing column. */
const UNPUBLISHED: ReadonlySet<string> = new Set(['', '-', 'ND']);
const NUMBER = /^[+-]?\d+(?:[.,]\d+)?$/;

/**
 * A cell as a number: null where nothing was published, NaN where what was is not a number. The publisher gives some
 * columns as text, and which ones differs between the datasets and over time, so every column may be either.
 */
export function cellNumber(cell: unknown): number | null {
  if (cell === null || cell === undefined) return null;
  if (typeof cell === 'number') return withoutNegativeZero(cell);
  return typeof cell === 'string' ? textNumber(cell.trim()) : Number.NaN;
}

function textNumber(text: string): number | null {
  if (UNPUBLISHED.has(text.toUpperCase())) return null;
  return NUMBER.test(text) ? withoutNegativeZero(Number(text.replace(',', '.'))) : Number.NaN;
}

/** Minus zero is zero, or the same figure would have two texts. */
const withoutNegativeZero = (number: number): number => (number === 0 ? 0 : number);

/** The publisher's texts for "not published", besides null and a missing column. */
const UNPUBLISHED: ReadonlySet<string> = new Set(['', '-', 'ND']);
const NUMBER = /^[+-]?\d+(?:[.,]\d+)?$/;

/**
 * A cell as a number: null for "not published", NaN for anything else that is no number. The publisher types some columns
 * as text, and which ones differs between the datasets and over time, so every column may be either.
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

/** 0 for -0, so that one figure has one text. */
const withoutNegativeZero = (number: number): number => (number === 0 ? 0 : number);

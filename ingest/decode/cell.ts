import { jsonText } from './json-text.ts';

/** The publisher's texts for "not published", besides null and a missing column. */
const UNPUBLISHED: ReadonlySet<string> = new Set(['', '-', 'ND']);
/** `-66`, `12.5`, `1.0E-4`. */
const DECIMAL = /^[+-]?\d+(?:\.\d+)?(?:e[+-]?\d+)?$/i;
/**
 * `12,5`, `1 234,5`: a French comma, thousands apart by a space. A comma before three last digits is left out: "1,234" is
 * 1.234 in French and 1234 in English.
 */
const FRENCH = /^[+-]?(?:\d+|\d{1,3}(?: \d{3})+)(?:,(?!\d{3}$)\d+)?$/;

/** Whether a cell says "not published". */
export const isUnpublished = (cell: unknown): boolean =>
  cell === null ||
  cell === undefined ||
  (typeof cell === 'string' && UNPUBLISHED.has(cell.trim().toUpperCase()));

/**
 * A cell as a number: null for "not published", NaN for anything else that is no number. The publisher types some columns
 * as text, and which ones differs between the datasets and over time, so every column may be either.
 */
export function cellNumber(cell: unknown): number | null {
  if (typeof cell === 'number') return withoutNegativeZero(cell);
  if (isUnpublished(cell)) return null;
  return typeof cell === 'string' ? textNumber(cell) : Number.NaN;
}

function textNumber(cell: string): number {
  if (DECIMAL.test(cell)) return withoutNegativeZero(Number(cell));
  // Typography: spaces that do not break a line become plain ones, and the minus sign becomes a hyphen.
  const text = cell
    .trim()
    .replace(/[\u00a0\u202f]/g, ' ')
    .replace('\u2212', '-');
  if (DECIMAL.test(text)) return withoutNegativeZero(Number(text));
  return FRENCH.test(text)
    ? withoutNegativeZero(Number(text.replaceAll(' ', '').replace(',', '.')))
    : Number.NaN;
}

/** 0 for -0, so that one figure has one text. */
const withoutNegativeZero = (number: number): number => (number === 0 ? 0 : number);

/** A cell as text, for a reason or to be stored as it is; empty for a missing one. */
export function cellText(cell: unknown): string {
  if (typeof cell === 'string') return cell;
  // JSON has no infinity, but a number of four hundred digits is read as one.
  return typeof cell === 'number' ? String(cell) : jsonText(cell);
}

import type { Reading, Values } from '@courant/core/domain';
import { cellNumber, cellText } from './cell.ts';
import { MEASURE_FIELDS } from './columns.ts';
import { jsonText } from './json-text.ts';
import type { Row } from './raw-row.ts';

/** What the columns of measures say. */
export interface Figures {
  /** Null where a measure is not published, and where its cell is odd. */
  readonly values: Values;
  /** Columns whose cells are odd: neither MW nor a text for "not published". */
  readonly oddColumns: readonly string[];
}

/** Ten times the country's record of 102 GW: no measurement. A figure that is only unusual is stored as published. */
const IMPLAUSIBLE_MW = 1_000_000;
/** An odd cell is stored with its reading up to this length. */
const MAX_CELL_TEXT = 200;

export function figuresOf(row: Row): Figures {
  const oddColumns: string[] = [];
  const values = MEASURE_FIELDS.map((field) => {
    const mw = megawatts(row[field]);
    if (mw === undefined) oddColumns.push(field);
    return mw ?? null;
  });
  return { values, oddColumns };
}

/**
 * Whole MW, null for "not published", undefined for an odd cell. The publisher gives integers; a fraction, should one
 * appear, is rounded to the nearest.
 */
function megawatts(cell: unknown): number | null | undefined {
  const mw = cellNumber(cell);
  if (mw === null) return null;
  return Math.abs(mw) < IMPLAUSIBLE_MW ? Math.round(mw) + 0 : undefined;
}

/** The numbers of other columns, and the texts of odd cells, so that a reading keeps all that its row says. */
export function extraOf(
  row: Row,
  otherColumns: readonly string[],
  oddColumns: readonly string[],
): Reading['extra'] {
  const extra: Record<string, number | string> = {};
  for (const name of otherColumns) {
    const number = cellNumber(row[name]);
    if (number !== null) extra[name] = Number.isFinite(number) ? number : storedText(row[name]);
  }
  for (const name of oddColumns) extra[name] = storedText(row[name]);
  return extra;
}

const storedText = (cell: unknown): string => cellText(cell).slice(0, MAX_CELL_TEXT);

/** Which cells of a row are odd, and what is allowed. */
export const oddReason = (row: Row, oddColumns: readonly string[]): string =>
  `${oddColumns.map((name) => `${name} ${excerptOf(row[name])}`).join(', ')}: MW, or one of null, "", "-", "ND", is needed`;

/** A cell as a reason shows it. */
export const excerptOf = (cell: unknown): string =>
  (typeof cell === 'number' ? cellText(cell) : jsonText(cell) || 'missing').slice(0, 80);

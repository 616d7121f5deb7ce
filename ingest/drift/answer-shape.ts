import { type CellType, PUBLISHED_INDEX, type PublishedMeasure } from '@courant/core/domain';
import { cellNumber, cellText } from '../decode/cell.ts';
import { isMeaningless, MEASURE_FIELDS } from '../decode/columns.ts';
import type { Row } from '../decode/raw-row.ts';

/** What the rows of an answer look like. */
export interface AnswerShape {
  /** The types of each column's cells; empty where every cell is "not published". */
  readonly columns: ReadonlyMap<string, ReadonlySet<CellType>>;
  /** INSEE codes of the regions with a value in some row. */
  readonly regions: ReadonlySet<string>;
}

const MEASURES: ReadonlySet<string> = new Set(MEASURE_FIELDS);
/** The publisher's column of a measure. */
export const fieldOf = (measure: PublishedMeasure): string => MEASURE_FIELDS[PUBLISHED_INDEX[measure]] ?? '';
export const isMeasureField = (name: string): boolean => MEASURES.has(name);

export function shapeOf(rows: readonly Row[]): AnswerShape {
  const columns = new Map<string, Set<CellType>>();
  const regions = new Set<string>();
  for (const row of rows) {
    for (const name in row) {
      const type = cellTypeOf(name, row[name]);
      const types = columns.get(name) ?? new Set();
      if (type !== null) types.add(type);
      columns.set(name, types);
      if (type !== null && MEASURES.has(name)) regions.add(cellText(row.code_insee_region).trim());
    }
  }
  for (const name of columns.keys()) if (isMeaningless(name)) columns.delete(name);
  return { columns, regions };
}

/** The type of a cell; null for "not published". */
function cellTypeOf(name: string, cell: unknown): CellType | null {
  const number = cellNumber(cell);
  if (number === null) return null;
  if (typeof cell === 'number') return 'NUMBER';
  if (typeof cell !== 'string') return 'OTHER';
  return MEASURES.has(name) && Number.isNaN(number) ? 'OTHER' : 'TEXT';
}

/** Whether some cell of a measure's column is a number, as such or as text. */
export const isReadable = (types: ReadonlySet<CellType> | undefined): boolean =>
  types !== undefined && (types.has('NUMBER') || types.has('TEXT'));

/** A published row: its key is ready, its figures are computed when they are first read. */
import { momentText, type Zone } from '../paris-time.ts';

/** A cell as the publisher writes it in JSON. */
export type Cell = string | number | null;
export type Cells = Record<string, Cell>;

export interface Row {
  code: string;
  /** Epoch ms of `date_heure`. */
  start: number;
  /** Local labels, which differ from `start` in a ghost. */
  date: string;
  heure: string;
  label: string;
  nature: string;
  /** The cell of any column outside the six of the key; null for an unknown name. */
  figure(column: string): Cell;
  /** Columns of this row that its dataset does not have; only a row that a test published has any. */
  extras: readonly string[];
}

/** The time and regions that a query can be narrowed to before any row is made. Half-open; `codes` null is every region. */
export interface Span {
  from: number;
  to: number;
  codes: ReadonlySet<string> | null;
}

/** The cell of a column; moments stay text of `zone`. */
export function cellOf(row: Row, column: string, zone: Zone): Cell {
  switch (column) {
    case 'code_insee_region':
      return row.code;
    case 'libelle_region':
      return row.label;
    case 'nature':
      return row.nature;
    case 'date':
      return row.date;
    case 'heure':
      return row.heure;
    case 'date_heure':
      return momentText(row.start, zone);
    default:
      return row.figure(column);
  }
}

export function decimalText(number: number): string {
  return Number.isInteger(number) ? `${number}.0` : String(number);
}

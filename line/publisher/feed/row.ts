/** A published row: its key at once, its measures only when somebody asks for them. */
import { momentText, type Zone } from '../paris-time.ts';
import { nuclearPark, type Region } from '../power/region.ts';
import { installed } from '../power/season.ts';
import type { Megawatts } from './metering.ts';
import { type Column, RATED_FIELDS, type RatedField } from './schema.ts';

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
  /** Every cell but the six of the key; a missing name is null. */
  measures(): Cells;
}

/** What a question can be narrowed to before any row is made. Half-open; `codes` null is every region. */
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
      return row.measures()[column] ?? null;
  }
}

/** Writes megawatts and the rates that follow from them in the types of a dataset's columns. */
export function toCells(mw: Megawatts, region: Region, start: number, columns: readonly Column[]): Cells {
  const numbers: Record<string, number | null> = { ...mw };
  for (const field of RATED_FIELDS) addRates(numbers, field, mw, region, start);
  const cells: Cells = {};
  for (const { name, type } of columns) {
    const number = numbers[name];
    if (number !== undefined) cells[name] = type === 'text' ? textOf(number, name) : number;
  }
  return cells;
}

function addRates(
  numbers: Record<string, number | null>,
  field: RatedField,
  mw: Megawatts,
  region: Region,
  start: number,
): void {
  const value = mw[field];
  numbers[`tco_${field}`] = percent(value, mw.consommation);
  numbers[`tch_${field}`] = percent(value, parkOf(region, field, start));
}

/** Hundredths of a percent; null without a denominator, as for the load factor of a filière a region lacks. */
function percent(value: number | null, whole: number | null): number | null {
  if (value === null || !whole) return null;
  return Math.round((value / whole) * 10_000) / 100 || 0;
}

function parkOf(region: Region, field: RatedField, start: number): number {
  switch (field) {
    case 'thermique':
      return region.thermal.park;
    case 'nucleaire':
      return nuclearPark(region);
    case 'eolien':
      return Math.round(installed(region.wind, start));
    case 'solaire':
      return Math.round(installed(region.solar, start));
    case 'hydraulique':
      return region.hydro.park;
    case 'bioenergies':
      return region.bioenergy.park;
  }
}

/** Rates as text keep the publisher's decimal point: `50.0`. */
function textOf(number: number | null, column: string): string | null {
  if (number === null) return null;
  return column.startsWith('tc') ? decimalText(number) : String(number);
}

export function decimalText(number: number): string {
  return Number.isInteger(number) ? `${number}.0` : String(number);
}

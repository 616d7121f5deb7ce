/** Megawatts, and the rates that follow from them, in the types of a dataset's columns: one writer a column. */
import { nuclearCapacity, type Region } from '../power/region.ts';
import { installedMw } from '../power/season.ts';
import type { Megawatts } from './metering.ts';
import { type Cell, decimalText } from './row.ts';
import { type Dataset, RATED_FIELDS, type RatedField } from './schema.ts';

/** A column is written only when it is read: a sum over years needs one of twenty-four. */
export type FigureWriters = ReadonlyMap<string, (mw: Megawatts, region: Region, start: number) => Cell>;

type Writer = (mw: Megawatts, region: Region, start: number) => number | null;

/** The writers of a dataset's columns; key columns and the useless one have none. */
export function createFigureWriters({ columns }: Dataset): FigureWriters {
  const writers = new Map<string, (mw: Megawatts, region: Region, start: number) => Cell>();
  for (const { name, type } of columns) {
    const writer = WRITERS.get(name);
    if (writer) writers.set(name, type === 'text' ? asText(writer, textFor(name)) : writer);
  }
  return writers;
}

function asText(writer: Writer, toText: (number: number) => string) {
  return (mw: Megawatts, region: Region, start: number): string | null => {
    const number = writer(mw, region, start);
    return number === null ? null : toText(number);
  };
}

/** Rates as text keep the publisher's decimal point: `50.0`. */
function textFor(name: string): (number: number) => string {
  return name.startsWith('tc') ? decimalText : String;
}

const POWER_FIELDS = [
  'consommation',
  'thermique',
  'nucleaire',
  'eolien',
  'solaire',
  'hydraulique',
  'pompage',
  'bioenergies',
  'ech_physiques',
  'stockage_batterie',
  'destockage_batterie',
  'eolien_terrestre',
  'eolien_offshore',
] as const satisfies readonly (keyof Megawatts)[];

const WRITERS = new Map<string, Writer>([
  ...POWER_FIELDS.map((field): [string, Writer] => [field, (mw) => mw[field]]),
  ...RATED_FIELDS.flatMap((field): [string, Writer][] => [
    [`tco_${field}`, (mw) => percent(mw[field], mw.consommation)],
    [`tch_${field}`, (mw, region, start) => percent(mw[field], INSTALLED_MW[field](region, start))],
  ]),
]);

/** Installed MW that a load factor is taken of. */
const INSTALLED_MW: Record<RatedField, (region: Region, start: number) => number> = {
  thermique: (region) => region.thermal.park,
  nucleaire: (region) => nuclearCapacity(region),
  eolien: (region, start) => Math.round(installedMw(region.wind, start)),
  solaire: (region, start) => Math.round(installedMw(region.solar, start)),
  hydraulique: (region) => region.hydro.park,
  bioenergies: (region) => region.bioenergy.park,
};

/** Hundredths of a percent; null without a denominator, as for the load factor of a filière a region lacks. */
function percent(value: number | null, whole: number | null): number | null {
  if (value === null || !whole) return null;
  return Math.round((value / whole) * 10_000) / 100 || 0;
}

import type { GroupedLine } from '@courant/core/domain';
import { cellNumber, cellText } from '../decode/cell.ts';
import { isRow } from '../decode/raw-row.ts';
import { PublisherError } from './publisher-error.ts';

/**
 * Columns that the publisher types as numbers in consolidated data. Wind is text there and cannot be summed; a revision
 * of it shows in the exchange, which balances consumption.
 */
export const SUMMED_COLUMNS = [
  'consommation',
  'thermique',
  'nucleaire',
  'solaire',
  'hydraulique',
  'bioenergies',
  'ech_physiques',
] as const;

export const groupSelect = (summed: readonly string[]): string =>
  ['count(*) as n', ...summed.map((field) => `sum(${field}) as ${field}`)].join(', ');
export const GROUP_BY = 'code_insee_region, nature, year(date_heure) as year, month(date_heure) as month';

/** Parses the answer of a check. Throws `PublisherError` where a line has no whole year, month or count. */
export const readGroups = (rows: readonly unknown[], summed: readonly string[]): GroupedLine[] =>
  rows.map((row) => readGroup(row, summed));

function readGroup(raw: unknown, summed: readonly string[]): GroupedLine {
  const row = isRow(raw) ? raw : {};
  const [year, month, rows] = [cellNumber(row.year), cellNumber(row.month), cellNumber(row.n)];
  if (!isWhole(year) || !isWhole(month) || !isWhole(rows)) {
    const shown = cellText(raw).slice(0, 200);
    throw new PublisherError('ANSWER', `A grouped line has year, month and n as whole numbers, not ${shown}`);
  }
  return {
    inseeCode: cellText(row.code_insee_region),
    month: `${year}-${String(month).padStart(2, '0')}`,
    nature: cellText(row.nature),
    rows,
    sums: Object.fromEntries(summed.map((field) => [field, cellNumber(row[field])])),
  };
}

const isWhole = (number: number | null): number is number => Number.isInteger(number);

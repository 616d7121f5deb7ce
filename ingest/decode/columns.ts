import { MEASURE_FACTS, PUBLISHED_MEASURES } from '@courant/core/domain';
import type { Row } from './raw-row.ts';

/** The publisher's column of each published measure, in the order of a reading's `values`. */
export const MEASURE_FIELDS: readonly string[] = PUBLISHED_MEASURES.map(
  (measure) => MEASURE_FACTS[measure].field as string,
);

const KNOWN_COLUMNS: ReadonlySet<string> = new Set([
  ...MEASURE_FIELDS,
  'code_insee_region',
  'libelle_region',
  'nature',
  'date',
  'heure',
  'date_heure',
]);
/** Shares, load factors, the wind split and the flows of the old schema: numbers stored beside the measures. */
const EXTRA = /^(?:tco|tch|eolien|flux)_/;
/** One always-null column whose name changes with each export ("column_68", "Column 64"): it has no meaning. */
const MEANINGLESS = /^column[ _]\d+$/i;
export const isMeaningless = (name: string): boolean => MEANINGLESS.test(name);

export interface Columns {
  /** Columns for a reading's `extra`, sorted, so that its text does not depend on the publisher's order. */
  readonly extra: readonly string[];
  /** Columns without a meaning here: ignored, and reported once. */
  readonly unknown: readonly string[];
}

/** The columns of an answer beyond the measures. */
export function columnsOf(rows: readonly Row[]): Columns {
  const names = new Set<string>();
  for (const row of rows) for (const name in row) names.add(name);
  const others = [...names].filter((name) => !KNOWN_COLUMNS.has(name) && !isMeaningless(name)).sort();
  return {
    extra: others.filter((name) => EXTRA.test(name)),
    unknown: others.filter((name) => !EXTRA.test(name)),
  };
}

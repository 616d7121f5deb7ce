import type { Rejected } from '@courant/core/domain';
import { oddReason } from './figures.ts';
import { jsonText } from './json-text.ts';
import type { Row } from './raw-row.ts';

/** What is rejected of an answer: a whole row, or the odd cells of one that was taken. */
export type RejectedRow = Pick<Rejected, 'raw' | 'reason' | 'oddColumns'>;

/** A row has some seven hundred characters. A log need not take whatever a broken publisher sends. */
const MAX_RAW_CHARACTERS = 100_000;

export const toRejectedRow = (row: unknown, reason: string): RejectedRow => ({
  raw: jsonText(row).slice(0, MAX_RAW_CHARACTERS),
  reason,
});

interface OddRow {
  readonly row: Row;
  readonly oddColumns: readonly string[];
}

/**
 * The odd cells of a row that was taken, with the columns that name it. Its figures are left out: they are in the
 * reading, and the revision of one would make the same odd cell a new text, which would be rejected again.
 */
export function toRejectedCells({ row, oddColumns }: OddRow): RejectedRow {
  const shown = [...NAMING_COLUMNS, ...oddColumns].map((column) => [column, row[column]]);
  const reason = `${oddReason(row, oddColumns)}; stored as not published.`;
  return { ...toRejectedRow(Object.fromEntries(shown), reason), oddColumns };
}

const NAMING_COLUMNS = ['code_insee_region', 'nature', 'date_heure'];

import { DAY, type Rejected } from '@courant/core/domain';
import { hashOf } from './fingerprint.ts';

/**
 * Rows a day whose odd cell in one column of a feed is written to `courant.rejected`. A column that is odd throughout has
 * a thousand of them; the texts of all are in the readings.
 */
export const ODD_ROWS_PER_COLUMN_AND_DAY = 24;

/** What `courant.rejected` holds: fingerprints of its texts, and how many rows were odd in each column on each day. */
export class RejectedIndex {
  readonly #hashes = new Set<number>();
  readonly #oddRows = new Map<string, number>();

  /** Those that the log does not hold yet, each text once; of odd cells no more than a day allows. */
  newAmong(candidates: readonly Rejected[]): Rejected[] {
    const chosen = new Map<number, Rejected>();
    const oddRows = new Map(this.#oddRows);
    for (const candidate of candidates) {
      const hash = hashOf(candidate.raw);
      if (this.#hashes.has(hash) || chosen.has(hash) || !isAllowed(candidate, oddRows)) continue;
      chosen.set(hash, candidate);
      countOddRow(candidate, oddRows);
    }
    return [...chosen.values()];
  }

  /** Adds what the log has acknowledged. */
  add(rejected: Rejected): void {
    this.#hashes.add(hashOf(rejected.raw));
    countOddRow(rejected, this.#oddRows);
  }
}

/** `eco2mix-regional-tr eolien 20692`: the feed that the origin begins with, a column and a day. */
const oddRowKeys = ({ origin, oddColumns = [], rejectedAt }: Rejected): string[] =>
  oddColumns.map((column) => `${origin.split(' ')[0]} ${column} ${Math.floor(rejectedAt / DAY)}`);

/** Whether a whole row is rejected, or one of the odd columns has not reached its limit. */
function isAllowed(rejected: Rejected, oddRows: ReadonlyMap<string, number>): boolean {
  const keys = oddRowKeys(rejected);
  return keys.length === 0 || keys.some((key) => (oddRows.get(key) ?? 0) < ODD_ROWS_PER_COLUMN_AND_DAY);
}

function countOddRow(rejected: Rejected, oddRows: Map<string, number>): void {
  for (const key of oddRowKeys(rejected)) oddRows.set(key, (oddRows.get(key) ?? 0) + 1);
}

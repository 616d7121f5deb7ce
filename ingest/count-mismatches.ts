import { type CountMismatch, FEED_FACTS, type GroupedLine } from '@courant/core/domain';
import type { Ask } from './ask/ask.ts';
import { cellNumber, cellText } from './decode/cell.ts';
import type { Row } from './decode/raw-row.ts';
import { vintageOf } from './decode/vintage.ts';
import type { FeedState } from './plan/feed-state.ts';
import { unsummable } from './plan/probe.ts';
import { differingSums } from './plan/published-lines.ts';
import { sliceKey } from './plan/slice.ts';

/**
 * How the rows of a region-month's answer differ from what the latest check counted and summed of it, nature by nature;
 * undefined where no check has counted it. Ghosts and empty rows are counted by the publisher too.
 *
 * @param rows those that could be read
 */
export function countMismatches(
  state: FeedState,
  { feed, regions, from }: Ask,
  rows: readonly Row[],
  startedAt: number,
): CountMismatch[] | undefined {
  const [inseeCode] = regions ?? [];
  if (inseeCode === undefined) return undefined;
  const key = sliceKey(inseeCode, from);
  const lines = state.publishedLines.ofSlice(key);
  if (lines.length === 0) return undefined;
  const since = state.mismatchOf(key)?.since ?? startedAt;
  return lines.flatMap((published) => {
    const taken = toLine(published, rows);
    const columns = differingSums(published, taken).filter((column) => !unsummable(state).has(column));
    if (taken.rows === published.rows && columns.length === 0) return [];
    const vintage = vintageOf(feed, published.nature) ?? FEED_FACTS[feed].vintages[0];
    return vintage ? [{ vintage, publishedRows: published.rows, takenRows: taken.rows, columns, since }] : [];
  });
}

/** The rows of a line's nature, counted and summed as the publisher does. */
function toLine(published: GroupedLine, rows: readonly Row[]): GroupedLine {
  const ofNature = rows.filter(({ nature }) => cellText(nature) === published.nature);
  const sums = Object.keys(published.sums).map((column) => [column, sumOf(ofNature, column)]);
  return { ...published, rows: ofNature.length, sums: Object.fromEntries(sums) };
}

function sumOf(rows: readonly Row[], column: string): number | null {
  const numbers = rows.flatMap((row) => cellNumber(row[column]) ?? []);
  return numbers.length === 0 ? null : numbers.reduce((sum, number) => sum + number);
}

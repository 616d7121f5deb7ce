import type { GroupedLine } from '@courant/core/domain';
import { sliceKey } from './slice.ts';

/** The latest lines of the checks, by region-month and nature. */
export class PublishedLines {
  readonly #byNature = new Map<string, Map<string, GroupedLine>>();

  set(line: GroupedLine): void {
    const key = keyOf(line);
    const ofSlice = this.#byNature.get(key) ?? new Map<string, GroupedLine>();
    this.#byNature.set(key, ofSlice.set(line.nature, line));
  }

  /** The lines of a region-month, by the key of its slice. */
  ofSlice(key: string): GroupedLine[] {
    return [...(this.#byNature.get(key)?.values() ?? [])];
  }

  /** The lines of the months from `from` on, epoch milliseconds UTC. */
  since(from: number): GroupedLine[] {
    const month = monthOf(from);
    return [...this.#byNature.values()].flatMap((lines) =>
      [...lines.values()].filter((line) => line.month >= month),
    );
  }

  /**
   * The lines of a check of the months from `from` on that are not as before. A line that is no longer there has become one
   * of no rows; where all lines of a region are gone, the region is missing, which says nothing of its rows.
   */
  changesIn(lines: readonly GroupedLine[], from: number): GroupedLine[] {
    const [names, regions] = [new Set(lines.map(nameOf)), new Set(lines.map(({ inseeCode }) => inseeCode))];
    const vanished = this.since(from).filter(
      (line) => regions.has(line.inseeCode) && !names.has(nameOf(line)),
    );
    return [...lines, ...vanished.map((line) => ({ ...line, rows: 0, sums: {} }))].filter((line) =>
      isChanged(this.#byNature.get(keyOf(line))?.get(line.nature), line),
    );
  }
}

export const keyOf = ({ inseeCode, month }: GroupedLine): string => `${inseeCode} ${month}`;
const nameOf = (line: GroupedLine): string => `${keyOf(line)} ${line.nature}`;
const monthOf = (instant: number): string => sliceKey('', instant).trim();

/** Whether a line is new, or differs in its count or in a sum that both checks asked for. */
const isChanged = (before: GroupedLine | undefined, line: GroupedLine): boolean =>
  before === undefined || before.rows !== line.rows || differingSums(before, line).length > 0;

/** The columns whose sums differ, of those that both lines have; a fraction of a MW is none. */
export const differingSums = (a: GroupedLine, b: GroupedLine): string[] =>
  Object.entries(a.sums).flatMap(([column, sum]) =>
    column in b.sums && isDifferent(sum, b.sums[column] ?? null) ? [column] : [],
  );

const isDifferent = (a: number | null, b: number | null): boolean =>
  a === null || b === null ? a !== b : Math.abs(a - b) >= 0.5;

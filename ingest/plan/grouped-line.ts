import type { GroupedLine } from '@courant/core/domain';

/** Names the region, month and nature of a line. */
export const lineKey = ({ inseeCode, month, nature }: GroupedLine): string =>
  `${inseeCode} ${month} ${nature}`;

/** Whether a line is new, or differs in its count or in a sum that both checks asked for. */
export const isChanged = (before: GroupedLine | undefined, line: GroupedLine): boolean =>
  before === undefined || before.rows !== line.rows || differingSums(before, line).length > 0;

/** The columns whose sums differ, of those that both lines have. */
export const differingSums = (a: GroupedLine, b: GroupedLine): string[] =>
  Object.entries(a.sums).flatMap(([column, sum]) =>
    column in b.sums && b.sums[column] !== sum ? [column] : [],
  );

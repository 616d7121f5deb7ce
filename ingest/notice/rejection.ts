import { createFirstTimes, type Notice, warning } from './notice.ts';

/** The first row rejected whole for each kind of reason. */
export function createRejectionNotice(): Notice {
  const isFirst = createFirstTimes();
  return ({ rejections }) =>
    rejections
      .filter(({ reason, oddColumns }) => !oddColumns && isFirst(kindOf(reason)))
      .map(({ reason }) => warning(`a row was rejected: ${reason} ${WHERE}`));
}

/** The first row with an odd cell in each column, and how many the answer has. */
export function createOddCellNotice(): Notice {
  const isFirst = createFirstTimes();
  return ({ fetch, oddColumns }) =>
    [...oddColumns]
      .filter(([column]) => isFirst(column))
      .map(([column, { rows, reason }]) =>
        warning(`${column} is no figure in ${rows} of ${fetch.rows} rows, as in ${reason} ${WHERE}`),
      );
}

const WHERE = 'Others like it are not named here; courant.rejected has their text.';

/** The column that a reason begins with, without the digits of an instant. */
const kindOf = (reason: string): string => (reason.split(' ')[0] ?? '').replace(/\d/g, '');

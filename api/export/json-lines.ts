import { figureColumns, TEXT_COLUMNS } from './export-column.ts';
import type { PartRows } from './load-rows.ts';
import { type ClockTexts, createClock, type ExportTable, sharedTexts, vintageAt } from './row-text.ts';
import type { RowText } from './write-text.ts';

/** A JSON object for each row, in a line of its own. */
export const jsonLines = (table: ExportTable): RowText => {
  const { measures, view } = table.plan;
  const names = figureColumns(measures, view).map(({ key }) => `,"${key}":`);
  return { head: '', textOf: (rows) => linesOf(table, rows, names) };
};

const member = (column: keyof typeof TEXT_COLUMNS, value: string | null): string =>
  `"${TEXT_COLUMNS[column].key}":${JSON.stringify(value)}`;

/** @param names of the figures, quoted, each with its comma and colon */
function linesOf(table: ExportTable, rows: PartRows, names: readonly string[]): string {
  const { area, name, resolution, source } = sharedTexts(table, rows);
  const begin = `{${member('area', area)},${member('name', name)}`;
  const middle = member('resolution', resolution);
  const end = `,${member('source', source)}}\n`;
  const clockTexts = createClock();
  let text = '';
  for (const [row, instant] of rows.starts.entries()) {
    text += `${begin},${clockMembers(clockTexts(instant))},${middle},${member('vintage', vintageAt(rows, row))}`;
    for (const [column, figures] of rows.figures.entries())
      text += (names[column] ?? '') + numberText(figures[row]);
    text += end;
  }
  return text;
}

/** NaN is "not published". */
const numberText = (figure = Number.NaN): string => (Number.isNaN(figure) ? 'null' : String(figure));

/** Plain: no character of these texts needs escaping. */
const clockMembers = ({ start, parisDate, parisTime, parisOffsetHours }: ClockTexts): string =>
  `"start":"${start}","parisDate":"${parisDate}","parisTime":"${parisTime}","parisOffsetHours":${parisOffsetHours}`;

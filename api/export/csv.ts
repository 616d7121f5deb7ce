import { exportColumns } from './export-column.ts';
import type { PartRows } from './load-rows.ts';
import { createClock, type ExportTable, langOf, sharedTexts, vintageAt } from './row-text.ts';
import type { RowText } from './write-text.ts';

/** What a program for tables expects in a language. */
interface Dialect {
  readonly separator: string;
  readonly decimal: string;
  /** Excel takes a file without it for one in the code page of its machine. */
  readonly byteOrderMark: string;
}

// French Excel opens the first as it is; the second is what programs read.
const DIALECTS: Readonly<Record<'fr' | 'en', Dialect>> = {
  fr: { separator: ';', decimal: ',', byteOrderMark: '\uFEFF' },
  en: { separator: ',', decimal: '.', byteOrderMark: '' },
};

const LINE_END = '\r\n';

/** CSV by RFC 4180, with a header line. */
export function csvText(table: ExportTable): RowText {
  const lang = langOf(table.plan);
  const dialect = DIALECTS[lang];
  const { measures, view } = table.plan;
  const header = exportColumns(measures, view).map(({ label }) => textCell(label[lang], dialect.separator));
  return {
    head: dialect.byteOrderMark + header.join(dialect.separator) + LINE_END,
    textOf: (rows) => linesOf(table, rows, dialect),
  };
}

function linesOf(table: ExportTable, rows: PartRows, { separator, decimal }: Dialect): string {
  const shared = sharedTexts(table, rows);
  const begin = [shared.area, textCell(shared.name, separator)].join(separator) + separator;
  const end = separator + textCell(shared.source, separator) + LINE_END;
  const clockTexts = createClock();
  let text = '';
  for (const [row, instant] of rows.starts.entries()) {
    const { start, parisDate, parisTime, parisOffsetHours } = clockTexts(instant);
    const vintage = vintageAt(rows, row) ?? '';
    const cells = [start, parisDate, parisTime, parisOffsetHours, shared.resolution, vintage];
    text += begin + cells.join(separator);
    for (const figures of rows.figures) text += separator + numberCell(figures[row], decimal);
    text += end;
  }
  return text;
}

/** Empty is "not published". */
const numberCell = (figure = Number.NaN, decimal: string): string =>
  Number.isNaN(figure) ? '' : decimal === '.' ? String(figure) : String(figure).replace('.', decimal);

/** How the cells begin that a program for tables may run as a formula. */
const FORMULA = /^[=+\-@\t\r]/;

/** A text that no program takes for a formula; quoted where it has to be. */
export function textCell(text: string, separator: string): string {
  const plain = FORMULA.test(text) ? `'${text}` : text;
  const isQuoted = plain.includes(separator) || /["\r\n]/.test(plain);
  return isQuoted ? `"${plain.replaceAll('"', '""')}"` : plain;
}

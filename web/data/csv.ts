import { HOUR, type Lang, parisOffset } from '@courant/core/domain';

/** One column of a file: what it is called, and its cells from the first row on; null is "not published". */
export interface CsvColumn {
  readonly name: string;
  readonly cells: readonly (string | number | null)[];
}

/** As the API writes its files: French Excel opens the first as it is, programs read the second. */
const DIALECTS = {
  fr: { separator: ';', decimal: ',', byteOrderMark: '\uFEFF' },
  en: { separator: ',', decimal: '.', byteOrderMark: '' },
} as const satisfies Record<Lang, object>;
const LINE_END = '\r\n';

/** CSV by RFC 4180, with a header line. Its numbers are those of the answer, not rounded for reading. */
export function csvOf(columns: readonly CsvColumn[], lang: Lang): string {
  const { separator, decimal, byteOrderMark } = DIALECTS[lang];
  const cellText = (cell: string | number | null): string => {
    if (typeof cell === 'number') return String(cell).replace('.', decimal);
    const text = cell ?? '';
    return text.includes(separator) || /["\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  const rows = (columns[0]?.cells ?? []).map((_, i) => columns.map(({ cells }) => cells[i] ?? null));
  const lines = [columns.map(({ name }) => name), ...rows];
  return byteOrderMark + lines.map((line) => line.map(cellText).join(separator) + LINE_END).join('');
}

/** "2026-10-25T02:00:00+01:00" on the clock of Paris, whose offset tells the two passes of a repeated hour apart. */
export function parisText(instant: number): string {
  const offset = parisOffset(instant);
  return `${new Date(instant + offset).toISOString().slice(0, 19)}+0${offset / HOUR}:00`;
}

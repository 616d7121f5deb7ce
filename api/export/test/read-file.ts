import { parquetReadObjects } from 'hyparquet';
import type { ExportFormat } from '../export-format.ts';

/** Rows of a file by the names of its columns, in the order of the file. */
export type FileRow = Readonly<Record<string, string | number | null>>;

/** Reads a file with nothing of what wrote it. CSV has the names of its first line, and texts as values. */
export const readFile: Readonly<Record<ExportFormat, (bytes: Buffer) => Promise<FileRow[]>>> = {
  CSV: async (bytes) => {
    const text = bytes.toString();
    const [header = [], ...lines] = csvCells(
      text.replace(/^\uFEFF/, ''),
      text.startsWith('\uFEFF') ? ';' : ',',
    );
    return lines.map((cells) => Object.fromEntries(header.map((name, i) => [name, cells[i] ?? null])));
  },
  JSONL: async (bytes) => {
    const lines = bytes.toString().split('\n');
    if (lines.pop() !== '') throw new Error('The last line does not end.');
    return lines.map((line) => JSON.parse(line) as FileRow);
  },
  PARQUET: async (bytes) => {
    const file = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length) as ArrayBuffer;
    const rows = await parquetReadObjects({ file });
    return rows.map(
      (row) => ({ ...row, start: `${(row.start as Date).toISOString().slice(0, 19)}Z` }) as FileRow,
    );
  },
};

/** The cells of each line, by RFC 4180: quoted ones may hold anything, and a line ends with CR LF. */
export function csvCells(text: string, separator: ',' | ';'): string[][] {
  const cell = new RegExp(`(?:"((?:[^"]|"")*)"|([^"${separator}\\r\\n]*))(${separator}|\\r\\n)`, 'y');
  const lines: string[][] = [[]];
  while (cell.lastIndex < text.length) {
    const [found, quoted, plain = '', end] = cell.exec(text) ?? [];
    if (found === undefined) throw new Error('The text is no CSV.');
    lines.at(-1)?.push(quoted?.replaceAll('""', '"') ?? plain);
    if (end !== separator) lines.push([]);
  }
  lines.pop();
  return lines;
}

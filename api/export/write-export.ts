import { csvText } from './csv.ts';
import type { ExportFormat } from './export-format.ts';
import { jsonLines } from './json-lines.ts';
import type { PartRows } from './load-rows.ts';
import { writeParquet } from './parquet.ts';
import type { ExportTable } from './row-text.ts';
import { writeText } from './write-text.ts';

type Write = (table: ExportTable, parts: AsyncIterable<PartRows>) => AsyncGenerator<Buffer>;

const WRITERS: Readonly<Record<ExportFormat, Write>> = {
  CSV: (table, parts) => writeText(csvText(table), parts),
  JSONL: (table, parts) => writeText(jsonLines(table), parts),
  PARQUET: writeParquet,
};

/** The bytes of an export. Equal rows give equal bytes, so that a part of them can be asked for again. */
export const writeExport: Write = (table, parts) => WRITERS[table.plan.format](table, parts);

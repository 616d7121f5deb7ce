import { ByteWriter, type ColumnSource, ParquetWriter, type SchemaElement } from 'hyparquet-writer';
import { figureColumns, TEXT_COLUMNS } from './export-column.ts';
import type { PartRows } from './load-rows.ts';
import { clockTexts, type ExportTable, sharedTexts, vintageAt } from './row-text.ts';

/** Rows of a row group: a reader skips by them, and the writer has one of them in memory. */
const ROWS_PER_GROUP = 20_000;

/** The bytes of a Parquet file, whose row groups hold the parts; each is written once its rows are there. */
export async function* writeParquet(
  table: ExportTable,
  parts: AsyncIterable<PartRows>,
): AsyncGenerator<Buffer> {
  const bytes = new ByteWriter();
  const file = new ParquetWriter({ writer: bytes, schema: schemaOf(table), createdBy: 'Courant' });
  let columns = new GroupColumns(table);
  for await (const rows of parts) {
    columns.add(rows);
    if (columns.length < ROWS_PER_GROUP) continue;
    writeGroup(file, columns);
    columns = new GroupColumns(table);
    yield takeBytes(bytes);
  }
  if (columns.length > 0) writeGroup(file, columns);
  file.finish();
  yield takeBytes(bytes);
}

function writeGroup(file: ParquetWriter, columns: GroupColumns): void {
  file.write({ columnData: columns.sources(), rowGroupSize: columns.length });
}

/** What was written since the last call; the writer goes on at the start of its buffer. */
function takeBytes(writer: ByteWriter): Buffer {
  const bytes = Buffer.from(writer.getBytes());
  writer.index = 0;
  return bytes;
}

type TextColumn = keyof typeof TEXT_COLUMNS;
const TEXT = { type: 'BYTE_ARRAY', converted_type: 'UTF8', repetition_type: 'REQUIRED' } as const;

/** Those columns that are not just a text. */
const TYPES: Readonly<Partial<Record<TextColumn, Omit<SchemaElement, 'name'>>>> = {
  start: { type: 'INT64', converted_type: 'TIMESTAMP_MILLIS', repetition_type: 'REQUIRED' },
  parisOffsetHours: { type: 'INT32', repetition_type: 'REQUIRED' },
  vintage: { ...TEXT, repetition_type: 'OPTIONAL' },
};

const TEXTS = (Object.keys(TEXT_COLUMNS) as TextColumn[]).map(
  (name): SchemaElement => ({ name, ...(TYPES[name] ?? TEXT) }),
);

function schemaOf({ plan }: ExportTable): SchemaElement[] {
  const figures = figureColumns(plan.measures, plan.view).map(
    ({ key }): SchemaElement => ({ name: key, type: 'DOUBLE', repetition_type: 'OPTIONAL' }),
  );
  return [{ name: 'root', num_children: TEXTS.length + figures.length }, ...TEXTS, ...figures];
}

/** The columns of a row group while rows are added. */
class GroupColumns {
  readonly #table: ExportTable;
  readonly #texts = new Map<string, (string | number | Date | null)[]>();
  readonly #figures = new Map<string, (number | null)[]>();

  constructor(table: ExportTable) {
    this.#table = table;
    for (const { name } of TEXTS) this.#texts.set(name, []);
    for (const { key } of figureColumns(table.plan.measures, table.plan.view)) this.#figures.set(key, []);
  }

  get length(): number {
    return this.#texts.get(TEXT_COLUMNS.start.key)?.length ?? 0;
  }

  add(rows: PartRows): void {
    const shared = sharedTexts(this.#table, rows);
    for (const [row, instant] of rows.starts.entries()) {
      const cells = { ...shared, ...clockTexts(instant), vintage: vintageAt(rows, row) };
      for (const [key, text] of Object.entries(cells))
        this.#texts.get(key)?.push(key === 'start' ? new Date(instant) : text);
    }
    for (const [column, figures] of [...this.#figures.values()].entries())
      addFigures(figures, rows.figures[column]);
  }

  sources(): ColumnSource[] {
    return [...this.#texts, ...this.#figures].map(([name, data]) => ({ name, data }));
  }
}

function addFigures(column: (number | null)[], figures: Float64Array | undefined): void {
  for (const figure of figures ?? []) column.push(Number.isNaN(figure) ? null : figure);
}

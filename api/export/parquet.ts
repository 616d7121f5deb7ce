import { ByteWriter, type ColumnSource, ParquetWriter, type SchemaElement } from 'hyparquet-writer';
import { exportColumns, figureColumns, TEXT_COLUMNS } from './export-column.ts';
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

const FIGURE = { type: 'DOUBLE', repetition_type: 'OPTIONAL' } as const;

const isText = (key: string): key is TextColumn => key in TEXT_COLUMNS;

function schemaOf({ plan }: ExportTable): SchemaElement[] {
  const columns = exportColumns(plan.measures, plan.view).map(
    ({ key }): SchemaElement => ({ name: key, ...(isText(key) ? (TYPES[key] ?? TEXT) : FIGURE) }),
  );
  return [{ name: 'root', num_children: columns.length }, ...columns];
}

/** The columns of a row group while rows are added. */
class GroupColumns {
  readonly #table: ExportTable;
  readonly #figureKeys: readonly string[];
  readonly #columns: ReadonlyMap<string, (string | number | Date | null)[]>;

  constructor(table: ExportTable) {
    const { measures, view } = table.plan;
    this.#table = table;
    this.#figureKeys = figureColumns(measures, view).map(({ key }) => key);
    this.#columns = new Map(exportColumns(measures, view).map(({ key }) => [key, []]));
  }

  get length(): number {
    return this.#columns.get(TEXT_COLUMNS.start.key)?.length ?? 0;
  }

  add(rows: PartRows): void {
    const shared = sharedTexts(this.#table, rows);
    for (const [row, instant] of rows.starts.entries()) {
      const cells = {
        ...shared,
        ...clockTexts(instant),
        start: new Date(instant),
        vintage: vintageAt(rows, row),
      };
      for (const [key, cell] of Object.entries(cells)) this.#columns.get(key)?.push(cell);
    }
    for (const [i, key] of this.#figureKeys.entries()) {
      const column = this.#columns.get(key);
      for (const figure of rows.figures[i] ?? NO_FIGURES) column?.push(Number.isNaN(figure) ? null : figure);
    }
  }

  sources(): ColumnSource[] {
    return [...this.#columns].map(([name, data]) => ({ name, data }));
  }
}

const NO_FIGURES = new Float64Array(0);

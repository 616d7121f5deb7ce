import { ByteWriter, type ColumnSource, ParquetWriter, type SchemaElement } from 'hyparquet-writer';
import { exportColumns, figureColumns, TEXT_COLUMNS } from './export-column.ts';
import type { PartRows } from './load-rows.ts';
import { createClock, type ExportTable, sharedTexts, vintageAt } from './row-text.ts';

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
  readonly #columns: ReadonlyMap<string, Cell[]>;

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
    const { starts, figures } = rows;
    const clocks = starts.map(createClock());
    for (const [key, text] of Object.entries(sharedTexts(this.#table, rows)))
      this.#append(
        key,
        starts.map(() => text),
      );
    for (const key of CLOCK_COLUMNS)
      this.#append(
        key,
        clocks.map((texts) => texts[key]),
      );
    this.#append('start', starts.map(BigInt));
    this.#append(
      'vintage',
      starts.map((_, row) => vintageAt(rows, row)),
    );
    for (const [i, key] of this.#figureKeys.entries())
      this.#append(key, Array.from(figures[i] ?? NO_FIGURES, figureOrNull));
  }

  sources(): ColumnSource[] {
    return [...this.#columns].map(([name, data]) => ({ name, data }));
  }

  #append(key: string, cells: readonly Cell[]): void {
    const column = this.#columns.get(key);
    for (const cell of cells) column?.push(cell);
  }
}

type Cell = string | number | bigint | null;

const CLOCK_COLUMNS = ['parisDate', 'parisTime', 'parisOffsetHours'] as const;

const NO_FIGURES = new Float64Array(0);
const figureOrNull = (figure: number): number | null => (Number.isNaN(figure) ? null : figure);

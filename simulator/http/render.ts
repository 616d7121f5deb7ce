/** Lines as the publisher writes them: JSON array, JSON lines, and CSV with BOM, `;` and optional French labels. */
import { type Cell, type Cells, cellOf, decimalText, type Row } from '../feed/row.ts';
import type { Column } from '../feed/schema.ts';
import { toValue } from '../odsql/evaluate.ts';
import type { Output } from '../odsql/syntax.ts';
import { isAggregated, type Query } from './query.ts';

export interface Renderer {
  cells(row: Row): Cells;
}

/** How a row becomes a line: all columns, or those that `select` names. */
export function toRenderer(query: Query): Renderer {
  const { select, scope } = query;
  if (select.length === 0) return { cells: (row) => wholeRow(row, query) };
  const outputs = select.map((output) => ({ label: output.label, cell: toCell(output, query) }));
  return { cells: (row) => Object.fromEntries(outputs.map(({ label, cell }) => [label, cell(row)])) };

  function toCell({ operand }: Output, { scope: { zone } }: Query): (row: Row) => Cell {
    return operand.kind === 'field' ? (row) => cellOf(row, operand.name, zone) : toValue(operand, scope);
  }
}

/** The dataset's columns first, then columns that only a row published by a test has. */
function wholeRow(row: Row, { scope: { dataset, zone } }: Query): Cells {
  const cells: Cells = {};
  for (const { name } of dataset.columns) cells[name] = cellOf(row, name, zone);
  for (const name of row.extras) if (!(name in cells)) cells[name] = row.figure(name);
  return cells;
}

export type ExportFormat = 'json' | 'jsonl' | 'csv';

export const CONTENT_TYPES: Record<ExportFormat, string> = {
  json: 'application/json; charset=utf-8',
  jsonl: 'application/jsonl; charset=utf-8',
  csv: 'text/csv; charset=utf-8',
};

/** The body of an export, piece by piece. */
export function renderExport(
  format: ExportFormat,
  query: Query,
  batches: AsyncIterable<Cells[]>,
): AsyncGenerator<string> {
  switch (format) {
    case 'json':
      return renderJson(batches);
    case 'jsonl':
      return renderJsonLines(batches);
    case 'csv':
      return renderCsv(query, batches);
  }
}

async function* renderJson(batches: AsyncIterable<Cells[]>): AsyncGenerator<string> {
  let separator = '[';
  for await (const batch of batches) {
    if (batch.length === 0) continue;
    yield separator + JSON.stringify(batch).slice(1, -1);
    separator = ',';
  }
  yield separator === '[' ? '[]' : ']';
}

async function* renderJsonLines(batches: AsyncIterable<Cells[]>): AsyncGenerator<string> {
  for await (const batch of batches) yield batch.map((cells) => `${JSON.stringify(cells)}\n`).join('');
}

const BOM = '\u{feff}';

async function* renderCsv(query: Query, batches: AsyncIterable<Cells[]>): AsyncGenerator<string> {
  const columns = csvColumns(query);
  yield BOM + csvLine(columns.map(({ label }) => label));
  for await (const batch of batches) {
    yield batch.map((cells) => csvLine(columns.map(({ name, type }) => csvText(cells[name], type)))).join('');
  }
}

type CsvColumn = { name: string; label: string; type: Column['type'] | null };

function csvColumns(query: Query): CsvColumn[] {
  const { select, groups, scope, useLabels } = query;
  const { columns } = scope.dataset;
  const named = (output: Output): CsvColumn => {
    const known = columns.find(({ name }) => name === output.label);
    return {
      name: output.label,
      label: (useLabels && known?.label) || output.label,
      type: known?.type ?? null,
    };
  };
  if (isAggregated(query)) return [...groups, ...select].map(named);
  if (select.length > 0) return select.map(named);
  return columns.map(({ name, label, type }) => ({ name, label: useLabels ? label : name, type }));
}

function csvText(cell: Cell | undefined, type: CsvColumn['type']): string {
  if (cell === null || cell === undefined) return '';
  return type === 'double' && typeof cell === 'number' ? decimalText(cell) : String(cell);
}

function csvLine(texts: string[]): string {
  return `${texts.map(csvQuoted).join(';')}\r\n`;
}

function csvQuoted(text: string): string {
  return /[;"\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** A publisher that changes its datasets without a word: columns, types, rows and regions that were there and no longer are. */
import type { Cell, Row } from './row.ts';
import type { RowSource } from './row-source.ts';
import { type Dataset, type DatasetId, datasetOf, isPowerColumn } from './schema.ts';

export type SchemaDrift = { dataset: DatasetId } & (
  | { kind: 'renamed'; column: string; to: string }
  /** Every cell of the column is null; without a column, every measure of every row. */
  | { kind: 'emptied'; column?: string }
  /** Numbers become text that holds more than a number, such as `4230 MW`. */
  | { kind: 'retyped'; column: string }
  | { kind: 'no-rows' }
  /** By INSEE code. */
  | { kind: 'no-region'; region: string }
);

export interface Drifts extends RowSource {
  replace(drifts: readonly SchemaDrift[]): void;
  /** The dataset as its drifts describe it; null for an unknown id. */
  datasetOf(id: string, now: number): Dataset | null;
}

/** The rows of a source as its drifts publish them. */
export function createDrifts(source: RowSource): Drifts {
  let drifts: readonly SchemaDrift[] = [];
  const driftsOf = (id: DatasetId) => drifts.filter(({ dataset }) => dataset === id);
  return {
    replace(more) {
      drifts = more;
    },
    datasetOf(id, now) {
      const dataset = datasetOf(id, now);
      return dataset && driftsOf(dataset.id).reduce(withColumns, dataset);
    },
    *rows({ id }, now, span) {
      const dataset = datasetOf(id, now);
      if (!dataset) return;
      const ofDataset = driftsOf(id);
      for (const row of source.rows(dataset, now, span)) {
        if (!ofDataset.some((drift) => hides(drift, row))) yield ofDataset.reduce(withFigures, row);
      }
    },
  };
}

function withColumns(dataset: Dataset, drift: SchemaDrift): Dataset {
  const columns = dataset.columns.map((column) => {
    if (drift.kind === 'renamed' && column.name === drift.column) return { ...column, name: drift.to };
    if (drift.kind === 'retyped' && column.name === drift.column) return { ...column, type: 'text' as const };
    return column;
  });
  return { ...dataset, columns };
}

const hides = (drift: SchemaDrift, { code }: Row): boolean =>
  drift.kind === 'no-rows' || (drift.kind === 'no-region' && drift.region === code);

function withFigures(row: Row, drift: SchemaDrift): Row {
  const extras = row.extras.filter((name) => drift.kind !== 'renamed' || name !== drift.column);
  return { ...row, extras, figure: (column) => figureOf(row, column, drift) };
}

function figureOf(row: Row, column: string, drift: SchemaDrift): Cell {
  switch (drift.kind) {
    case 'renamed':
      return row.figure(column === drift.to ? drift.column : column);
    case 'emptied':
      return column === drift.column || (drift.column === undefined && isPowerColumn(column))
        ? null
        : row.figure(column);
    case 'retyped':
      return column === drift.column ? withUnit(row.figure(column)) : row.figure(column);
    default:
      return row.figure(column);
  }
}

const withUnit = (cell: Cell): Cell => (cell === null ? null : `${cell} MW`);

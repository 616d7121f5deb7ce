/** Rows and figures that a test has published; they replace the generated ones. */
import { readMoment } from '../paris-time.ts';
import type { Cell, Cells, Row, Span } from './row.ts';
import type { DatasetId } from './schema.ts';

/** A whole row as the publisher would answer it: the six key columns and any others. */
export type RawRow = Cells & { code_insee_region: string; nature: string; date_heure: string };

export interface Revision {
  dataset: DatasetId;
  /** INSEE code. */
  region: string;
  /** Epoch ms. */
  start: number;
  field: string;
  value: Cell;
}

export interface Corrections {
  /** Adds rows; each replaces the row with the same region, `date_heure` and `heure`. */
  publish(dataset: DatasetId, rows: readonly RawRow[]): void;
  /** Changes one cell of one row, generated or published. */
  revise(revision: Revision): void;
  /** Leaves the rows of a region without figures from an instant on, as a region that reports nothing. */
  silence(region: string, from: number): void;
  replaces(dataset: DatasetId, row: Row): boolean;
  revised(dataset: DatasetId, row: Row): Row;
  published(dataset: DatasetId, span: Span): Iterable<Row>;
}

export function createCorrections(): Corrections {
  const published = new Map<string, { dataset: DatasetId; row: Row }>();
  const revisions = new Map<string, Cells>();
  const silentFrom = new Map<string, number>();
  const isSilent = ({ code, start }: Row): boolean =>
    start >= (silentFrom.get(code) ?? Number.POSITIVE_INFINITY);
  const revised = (dataset: DatasetId, row: Row): Row => {
    if (isSilent(row)) return { ...row, figure: () => null };
    const cells = revisions.size > 0 ? revisions.get(slotKey(dataset, row.code, row.start)) : undefined;
    return cells ? withCells(row, cells) : row;
  };
  return {
    publish(dataset, rows) {
      for (const raw of rows) {
        const row = toRow(raw);
        published.set(rowKey(dataset, row), { dataset, row });
      }
    },
    revise({ dataset, region, start, field, value }) {
      const key = slotKey(dataset, region, start);
      revisions.set(key, { ...revisions.get(key), [field]: value });
    },
    silence: (region, from) => void silentFrom.set(region, from),
    replaces: (dataset, row) => published.size > 0 && published.has(rowKey(dataset, row)),
    revised,
    *published(dataset, span) {
      for (const entry of published.values()) {
        if (entry.dataset === dataset && isIn(span, entry.row)) yield revised(dataset, entry.row);
      }
    },
  };
}

function withCells(row: Row, cells: Cells): Row {
  const figure = (column: string) => (column in cells ? (cells[column] ?? null) : row.figure(column));
  return { ...row, figure, extras: [...row.extras, ...Object.keys(cells)] };
}

function isIn(span: Span, row: Row): boolean {
  return row.start >= span.from && row.start < span.to && (span.codes?.has(row.code) ?? true);
}

function slotKey(dataset: DatasetId, code: string, start: number): string {
  return `${dataset}|${code}|${start}`;
}

function rowKey(dataset: DatasetId, row: Row): string {
  return `${slotKey(dataset, row.code, row.start)}|${row.heure}`;
}

function toRow(raw: RawRow): Row {
  const start = readMoment(raw.date_heure, 'UTC');
  if (start === null) throw new Error(`publish: date_heure "${raw.date_heure}" is not an ISO moment.`);
  return {
    code: raw.code_insee_region,
    label: String(raw.libelle_region ?? ''),
    nature: raw.nature,
    date: String(raw.date ?? ''),
    heure: String(raw.heure ?? ''),
    start,
    extras: Object.keys(raw),
    figure: (column) => raw[column] ?? null,
  };
}

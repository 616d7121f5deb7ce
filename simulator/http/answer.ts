/** Answers a query from a feed: a page, a list of lines, or batches of rows for an export. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Cell, Cells, Row } from '../feed/row.ts';
import type { RowSource } from '../feed/row-source.ts';
import { createAggregation } from '../odsql/aggregate.ts';
import { toValue } from '../odsql/evaluate.ts';
import type { Order } from '../odsql/syntax.ts';
import { isAggregated, pageOf, type Query, sliceOf } from './query.ts';
import { type Renderer, toRenderer } from './render.ts';

const ROWS_PER_BATCH = 400;

/** The body of `/records`. Aggregated answers carry no `total_count`. */
export async function answerRecords(query: Query, rowSource: RowSource): Promise<object> {
  const { offset, limit } = pageOf(query);
  if (isAggregated(query)) {
    return { results: (await aggregatedLines(query, rowSource)).slice(offset, offset + limit) };
  }
  const { total, rows } = await firstRows(query, rowSource, offset + limit);
  const render = toRenderer(query);
  return { total_count: total, results: rows.slice(offset).map(render.cells) };
}

/** Batches of lines for an export. They are in no date order even with `order_by`, as at the publisher. */
export async function* answerExport(query: Query, rowSource: RowSource): AsyncGenerator<Cells[]> {
  const { offset, limit } = sliceOf(query);
  if (isAggregated(query)) {
    yield (await aggregatedLines(query, rowSource)).slice(offset, offset + limit);
    return;
  }
  const render = toRenderer(query);
  yield* slicedBatches(query, rowSource, render, offset, limit);
}

async function* slicedBatches(
  query: Query,
  rowSource: RowSource,
  render: Renderer,
  offset: number,
  limit: number,
): AsyncGenerator<Cells[]> {
  let passed = 0;
  for await (const batch of matchingBatches(query, rowSource)) {
    const from = Math.max(0, offset - passed);
    const to = Math.max(0, offset + limit - passed);
    yield batch.slice(from, to).map(render.cells);
    passed += batch.length;
    if (passed >= offset + limit) return;
  }
}

/** Matching rows in batches; between two of them the event loop runs, so that a query over years does not block it. */
async function* matchingBatches(query: Query, rowSource: RowSource): AsyncGenerator<Row[]> {
  let batch: Row[] = [];
  let seen = 0;
  for (const row of rowSource.rows(query.scope.dataset, query.scope.now, query.span)) {
    seen += 1;
    if (query.test(row)) batch.push(row);
    if (seen % ROWS_PER_BATCH > 0) continue;
    yield batch;
    batch = [];
    await nextTurn();
  }
  yield batch;
}

async function aggregatedLines(query: Query, rowSource: RowSource): Promise<Cells[]> {
  const aggregation = createAggregation(query.groups, query.select, query.scope);
  for await (const batch of matchingBatches(query, rowSource)) batch.forEach(aggregation.add);
  const compare = compareBy(
    query.orders.map(({ label, descending }) => ({
      descending,
      value: (line: Cells) => line[label] ?? null,
    })),
  );
  return aggregation.lines().sort(compare);
}

/** The first `wanted` rows by `order_by`, and how many match in all. Holds at most some 5,000 rows more in memory. */
async function firstRows(
  query: Query,
  rowSource: RowSource,
  wanted: number,
): Promise<{ total: number; rows: Row[] }> {
  const compare = compareBy(query.orders.map((order) => toKey(order, query)));
  let [total, rows]: [number, Row[]] = [0, []];
  for await (const batch of matchingBatches(query, rowSource)) {
    total += batch.length;
    rows.push(...batch);
    if (rows.length > wanted + 5_000) rows = rows.sort(compare).slice(0, wanted);
  }
  return { total, rows: rows.sort(compare).slice(0, wanted) };
}

interface Key<T> {
  value(from: T): Cell;
  descending: boolean;
}

function toKey({ operand, descending }: Order, { scope }: Query): Key<Row> {
  return { value: toValue(operand, scope), descending };
}

/** Nulls come last in either direction. Rows with equal keys stay in the order they came in. */
function compareBy<T>(keys: Key<T>[]): (a: T, b: T) => number {
  return (a, b) => {
    for (const { value, descending } of keys) {
      const order = compareCells(value(a), value(b), descending);
      if (order !== 0) return order;
    }
    return 0;
  };
}

function compareCells(a: Cell, b: Cell, descending: boolean): number {
  if (a === b) return 0;
  if (a === null || b === null) return a === null ? 1 : -1;
  return a < b === descending ? 1 : -1;
}

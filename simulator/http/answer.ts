/** Answers a question from a feed: a page, a list of lines, or batches of rows for an export. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Cell, Cells, Row } from '../feed/row.ts';
import type { RowSource } from '../feed/row-source.ts';
import { createAggregation } from '../odsql/aggregate.ts';
import { toValue } from '../odsql/evaluate.ts';
import type { Order } from '../odsql/syntax.ts';
import { isAggregated, pageOf, type Question, sliceOf } from './question.ts';
import { type Renderer, toRenderer } from './render.ts';

const ROWS_IN_A_BATCH = 400;

/** The body of `/records`. Aggregated answers carry no `total_count`. */
export async function answerRecords(question: Question, rowSource: RowSource): Promise<object> {
  const { offset, limit } = pageOf(question);
  if (isAggregated(question)) {
    return { results: (await aggregatedLines(question, rowSource)).slice(offset, offset + limit) };
  }
  const { total, rows } = await firstRows(question, rowSource, offset + limit);
  const render = toRenderer(question);
  return { total_count: total, results: rows.slice(offset).map(render.cells) };
}

/** Batches of lines for an export, in no date order whatever `order_by` says, as the publisher's come. */
export async function* answerExport(question: Question, rowSource: RowSource): AsyncGenerator<Cells[]> {
  const { offset, limit } = sliceOf(question);
  if (isAggregated(question)) {
    yield (await aggregatedLines(question, rowSource)).slice(offset, offset + limit);
    return;
  }
  const render = toRenderer(question);
  yield* slicedBatches(question, rowSource, render, offset, limit);
}

async function* slicedBatches(
  question: Question,
  rowSource: RowSource,
  render: Renderer,
  offset: number,
  limit: number,
): AsyncGenerator<Cells[]> {
  let met = 0;
  for await (const batch of matchingBatches(question, rowSource)) {
    const from = Math.max(0, offset - met);
    const to = Math.max(0, offset + limit - met);
    yield batch.slice(from, to).map(render.cells);
    met += batch.length;
    if (met >= offset + limit) return;
  }
}

/** Matching rows in batches, giving way to other work between two: a question over years must not hold the process. */
async function* matchingBatches(question: Question, rowSource: RowSource): AsyncGenerator<Row[]> {
  let batch: Row[] = [];
  let seen = 0;
  for (const row of rowSource.rows(question.scope.dataset, question.scope.now, question.span)) {
    seen += 1;
    if (question.test(row)) batch.push(row);
    if (seen % ROWS_IN_A_BATCH > 0) continue;
    yield batch;
    batch = [];
    await nextTurn();
  }
  yield batch;
}

async function aggregatedLines(question: Question, rowSource: RowSource): Promise<Cells[]> {
  const aggregation = createAggregation(question.groups, question.select, question.scope);
  for await (const batch of matchingBatches(question, rowSource)) batch.forEach(aggregation.add);
  const compare = compareBy(
    question.orders.map(({ label, descending }) => ({
      descending,
      value: (line: Cells) => line[label] ?? null,
    })),
  );
  return aggregation.lines().sort(compare);
}

/** The first `wanted` rows by `order_by`, and how many match in all. Keeps few more rows than it returns. */
async function firstRows(
  question: Question,
  rowSource: RowSource,
  wanted: number,
): Promise<{ total: number; rows: Row[] }> {
  const compare = compareBy(question.orders.map((order) => toKey(order, question)));
  let [total, rows]: [number, Row[]] = [0, []];
  for await (const batch of matchingBatches(question, rowSource)) {
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

function toKey({ operand, descending }: Order, { scope }: Question): Key<Row> {
  return { value: toValue(operand, scope), descending };
}

/** Nulls come last, whichever the direction. Equal keys keep the order they were met in. */
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

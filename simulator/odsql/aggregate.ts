/** `group_by` and the aggregations of `select`. */
import type { Cell, Cells, Row } from '../feed/row.ts';
import { odsqlError } from '../refusal.ts';
import { columnOf, type Scope, toValue } from './evaluate.ts';
import { type Call, isAggregate, type Output } from './syntax.ts';

export interface Aggregation {
  add(row: Row): void;
  /** One line a group, in the order in which rows first named the groups. */
  lines(): Cells[];
}

/** Counts, sums, means and extremes by group; one single group when `groups` is empty. */
export function createAggregation(groups: Output[], select: Output[], scope: Scope): Aggregation {
  const keys = groups.map(({ operand, label }) => ({ label, value: toValue(operand, scope) }));
  const columns = select.filter((output) => !groups.some((group) => group.label === output.label));
  const makers = columns.map((output) => ({ label: output.label, open: toAccumulator(output, scope) }));
  const lines = new Map<string, { key: Cell[]; parts: Accumulator[] }>();
  if (groups.length === 0) lines.set('', { key: [], parts: makers.map(({ open }) => open()) });
  return {
    add(row) {
      const key = keys.map(({ value }) => value(row));
      const id = key.join('|');
      let line = lines.get(id);
      if (!line) {
        line = { key, parts: makers.map(({ open }) => open()) };
        lines.set(id, line);
      }
      for (const part of line.parts) part.add(row);
    },
    lines: () =>
      [...lines.values()].map(({ key, parts }) => ({
        ...labelled(keys, key),
        ...labelled(
          makers,
          parts.map((part) => part.result()),
        ),
      })),
  };
}

function labelled(labels: { label: string }[], cells: Cell[]): Cells {
  return Object.fromEntries(labels.map(({ label }, i) => [label, cells[i] ?? null]));
}

interface Accumulator {
  add(row: Row): void;
  result(): Cell;
}

function toAccumulator({ operand, label }: Output, scope: Scope): () => Accumulator {
  if (!isAggregate(operand))
    throw odsqlError(`ODSQL query is malformed: ${label} is neither grouped nor aggregated.`);
  if (operand.field === '*') return countRows;
  const value = toNumber(operand, scope);
  return () => createStatistics(operand.name, value);
}

function countRows(): Accumulator {
  let rows = 0;
  return {
    add() {
      rows += 1;
    },
    result: () => rows,
  };
}

/** Text columns cannot be summed, however numeric their texts look: the publisher answers 400. */
function toNumber(call: Call, scope: Scope): (row: Row) => number | null {
  const { type } = columnOf(call.field, scope);
  if (call.name !== 'count' && type !== 'int' && type !== 'double') {
    throw odsqlError(
      `ODSQL query is malformed: ${call.name}(${call.field}) needs a numeric field, it is ${type}.`,
    );
  }
  const value = toValue({ kind: 'field', name: call.field }, scope);
  return (row) => {
    const cell = value(row);
    return typeof cell === 'string' ? Number(cell) || 0 : cell;
  };
}

/** Nulls count in no aggregation; without any other value only `count` has an answer. */
function createStatistics(name: string, value: (row: Row) => number | null): Accumulator {
  let [count, sum, min, max] = [0, 0, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  return {
    add(row) {
      const number = value(row);
      if (number === null) return;
      count += 1;
      sum += number;
      min = Math.min(min, number);
      max = Math.max(max, number);
    },
    result() {
      if (name === 'count') return count;
      if (count === 0) return null;
      return { sum, avg: sum / count, min, max }[name] ?? null;
    },
  };
}

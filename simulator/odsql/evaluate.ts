/** Turns conditions and operands into functions of a row, after checking them against a dataset's columns. */
import { type Cell, cellOf, type Row } from '../feed/row.ts';
import type { Column, ColumnType, Dataset } from '../feed/schema.ts';
import { readMoment, toWallClock, type Zone } from '../paris-time.ts';
import { odsqlError } from '../refusal.ts';
import type { Call, Condition, Literal, Operand, Operator } from './syntax.ts';

export interface Scope {
  dataset: Dataset;
  zone: Zone;
  /** Epoch ms of `now()`. */
  now: number;
}

type Test = (row: Row) => boolean;
/** A value to compare: moments are epoch ms. */
type Value = (row: Row) => Cell;

/** The condition as a test. Unknown fields, values of a wrong type and filters on `date` are the publisher's 400. */
export function toTest(condition: Condition, scope: Scope): Test {
  switch (condition.kind) {
    case 'and': {
      const tests = condition.parts.map((part) => toTest(part, scope));
      return (row) => tests.every((test) => test(row));
    }
    case 'or': {
      const tests = condition.parts.map((part) => toTest(part, scope));
      return (row) => tests.some((test) => test(row));
    }
    case 'not': {
      const test = toTest(condition.part, scope);
      return (row) => !test(row);
    }
    case 'null': {
      const value = toFilterValue(condition.left, scope);
      return (row) => value(row) === null;
    }
    case 'in':
      return toMembership(condition.left, condition.values, scope);
    case 'compare':
      return toComparison(condition.left, condition.operator, condition.right, scope);
  }
}

function toMembership(left: Operand, values: Literal[], scope: Scope): Test {
  const value = toFilterValue(left, scope);
  const members = new Set<Cell>(values.map((literal) => toComparable(literal, typeOf(left, scope), scope)));
  return (row) => members.has(value(row));
}

function toComparison(left: Operand, operator: Operator, right: Literal, scope: Scope): Test {
  const value = toFilterValue(left, scope);
  const bound = toComparable(right, typeOf(left, scope), scope);
  const holds = COMPARE[operator];
  return (row) => {
    const cell = value(row);
    return cell !== null && holds(cell, bound);
  };
}

const COMPARE: Record<Operator, (a: string | number, b: string | number) => boolean> = {
  '=': (a, b) => a === b,
  '!=': (a, b) => a !== b,
  '<': (a, b) => a < b,
  '<=': (a, b) => a <= b,
  '>': (a, b) => a > b,
  '>=': (a, b) => a >= b,
};

/** `date` can be selected but not filtered on: the real publisher answers 400. */
function toFilterValue(operand: Operand, scope: Scope): Value {
  const field = operand.kind === 'field' ? operand.name : operand.field;
  if (columnOf(field, scope).type === 'date') {
    throw odsqlError(`ODSQL query is malformed: field ${field} cannot be used in a filter, use date_heure.`);
  }
  return toValue(operand, scope);
}

/** The operand as a function of a row; moments come as epoch ms, so that they compare. */
export function toValue(operand: Operand, scope: Scope): Value {
  if (operand.kind === 'call') return toCallValue(operand, scope);
  const { name, type } = columnOf(operand.name, scope);
  return type === 'datetime' ? (row) => row.start : (row) => cellOf(row, name, scope.zone);
}

const PARTS: Record<string, (wallClock: Date) => number> = {
  year: (wallClock) => wallClock.getUTCFullYear(),
  month: (wallClock) => wallClock.getUTCMonth() + 1,
  day: (wallClock) => wallClock.getUTCDate(),
  hour: (wallClock) => wallClock.getUTCHours(),
  minute: (wallClock) => wallClock.getUTCMinutes(),
};

function toCallValue(call: Call, scope: Scope): Value {
  if (columnOf(call.field, scope).type !== 'datetime') {
    throw odsqlError(`ODSQL query is malformed: ${call.name}() needs a datetime field, not ${call.field}.`);
  }
  const { pattern } = call;
  const part = PARTS[call.name];
  if (part) return (row) => part(wallClockOf(row, scope));
  if (pattern !== null) return (row) => formatted(wallClockOf(row, scope), pattern);
  throw odsqlError(`ODSQL query is malformed: ${call.name}() is an aggregation and cannot be used here.`);
}

function wallClockOf(row: Row, scope: Scope): Date {
  return new Date(toWallClock(row.start, scope.zone));
}

const PATTERN_SLICES: Record<string, readonly [number, number]> = {
  yyyy: [0, 4],
  YYYY: [0, 4],
  MM: [5, 7],
  dd: [8, 10],
  HH: [11, 13],
  mm: [14, 16],
};

function formatted(wallClock: Date, pattern: string): string {
  const iso = wallClock.toISOString();
  return pattern.replace(/yyyy|YYYY|MM|dd|HH|mm/g, (token) =>
    iso.slice(...(PATTERN_SLICES[token] ?? [0, 0])),
  );
}

export function columnOf(name: string, scope: Scope): Column {
  const column = scope.dataset.columns.find((candidate) => candidate.name === name);
  if (!column) throw odsqlError(`Unknown field: ${name}`);
  return column;
}

function typeOf(operand: Operand, scope: Scope): ColumnType {
  if (operand.kind === 'field') return columnOf(operand.name, scope).type;
  return operand.name === 'date_format' ? 'text' : 'int';
}

/** A literal in the form that a column of `type` compares with. */
export function toComparable(literal: Literal, type: ColumnType, scope: Scope): string | number {
  if (type === 'datetime') return momentOf(literal, scope);
  if (literal.kind === 'now' || literal.kind === 'date') throw mismatch(literal, type);
  if (type === 'text') return String(literal.value);
  const number = Number(literal.value);
  if (Number.isNaN(number) || literal.value === '') throw mismatch(literal, type);
  return number;
}

function momentOf(literal: Literal, scope: Scope): number {
  if (literal.kind === 'now') return scope.now;
  const moment = readMoment(String(literal.value), scope.zone);
  if (moment === null) throw mismatch(literal, 'datetime');
  return moment;
}

function mismatch(literal: Literal, type: ColumnType): Error {
  const shown = literal.kind === 'now' ? 'now()' : JSON.stringify(literal.value);
  return odsqlError(`ODSQL query is malformed: ${shown} cannot be compared with a ${type} field.`);
}

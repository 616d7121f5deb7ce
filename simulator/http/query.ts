/** Parses the URL parameters of `/records` and `/exports` into one query, or refuses them as the publisher does. */
import type { Row, Span } from '../feed/row.ts';
import type { Dataset } from '../feed/schema.ts';
import { columnOf, type Scope, toTest, toValue } from '../odsql/evaluate.ts';
import { readCondition, readOrders, readOutputs } from '../odsql/parse.ts';
import { EVERYTHING, intersection, spanOf } from '../odsql/span.ts';
import { type Condition, isAggregate, type Order, type Output } from '../odsql/syntax.ts';
import type { Zone } from '../paris-time.ts';
import { parameterError } from '../refusal.ts';

/** Raw parameters; a repeated one comes as a list. */
export type Parameters = Record<string, string | string[] | undefined>;

/** One request in terms of ODSQL. */
export interface Query {
  scope: Scope;
  span: Span;
  test(row: Row): boolean;
  /** Empty is every column. */
  select: Output[];
  groups: Output[];
  orders: Order[];
  /** Null is no limit. */
  limit: number | null;
  offset: number;
  useLabels: boolean;
}

export const MAX_PAGE = 100;
export const MAX_GROUPS = 20_000;
const MAX_DEPTH = 10_000;

export function readQuery(parameters: Parameters, dataset: Dataset, now: number): Query {
  const scope = { dataset, zone: readZone(parameters), now };
  const conditions = [...readWhere(parameters), ...readRefinements(parameters, scope)];
  const tests = conditions.map((condition) => toTest(condition, scope));
  const select = readColumns(parameters, 'select', scope);
  const query = {
    scope,
    span: conditions.map((condition) => spanOf(condition, scope)).reduce(intersection, EVERYTHING),
    test: (row: Row) => tests.every((test) => test(row)),
    select,
    groups: readColumns(parameters, 'group_by', scope),
    orders: readOrder(parameters),
    limit: readWhole(parameters, 'limit'),
    offset: readWhole(parameters, 'offset') ?? 0,
    useLabels: textOf(parameters, 'use_labels') === 'true',
  };
  // Groups are ordered by the labels of their lines; rows by fields, which must exist.
  if (!isAggregated(query)) for (const { operand } of query.orders) toValue(operand, scope);
  return query;
}

/** Whether the answer has lines of groups or of aggregates instead of rows. */
export function isAggregated({ groups, select }: Pick<Query, 'groups' | 'select'>): boolean {
  return groups.length > 0 || select.some(({ operand }) => isAggregate(operand));
}

/** Pages of `/records`: up to 100 rows (20,000 groups), not deeper than 10,000. */
export function pageOf(query: Query): { offset: number; limit: number } {
  const grouped = isAggregated(query);
  const most = grouped ? MAX_GROUPS : MAX_PAGE;
  const limit = query.limit ?? (grouped ? most : 10);
  if (limit > most) throw outOfRangeError('limit', limit, `-1 <= limit <= ${most}`);
  refuseDepth(query.offset, limit, grouped ? MAX_GROUPS : MAX_DEPTH);
  return { offset: query.offset, limit };
}

/** Exports have no cap, until an offset brings the rule of 10,000 back. */
export function sliceOf(query: Query): { offset: number; limit: number } {
  const limit = query.limit ?? Number.POSITIVE_INFINITY;
  if (query.offset > 0) refuseDepth(query.offset, limit, MAX_DEPTH);
  return { offset: query.offset, limit };
}

function refuseDepth(offset: number, limit: number, deepest: number): void {
  if (offset + limit > deepest)
    throw outOfRangeError('offset + limit', offset + limit, `offset + limit <= ${deepest}`);
}

function outOfRangeError(name: string, found: number, allowed: string): Error {
  return parameterError(
    `Invalid value for ${name} API parameter: ${found} was found but ${allowed} is expected.`,
  );
}

function readWhere(parameters: Parameters): Condition[] {
  const where = textOf(parameters, 'where');
  return where ? [readCondition(where)] : [];
}

/** `refine=libelle_region:"Bretagne"`, repeatable; only text fields, as facets are. */
function readRefinements(parameters: Parameters, scope: Scope): Condition[] {
  return textsOf(parameters, 'refine').map((refinement) => {
    const [, name, value] = /^(\w+):\s*["']?(.*?)["']?$/.exec(refinement) ?? [];
    if (!name || value === undefined || columnOf(name, scope).type !== 'text') {
      throw parameterError(`Invalid value for refine API parameter: "${refinement}" is not field:"value".`);
    }
    return { kind: 'compare', left: { kind: 'field', name }, operator: '=', right: { kind: 'text', value } };
  });
}

function readColumns(parameters: Parameters, name: 'select' | 'group_by', scope: Scope): Output[] {
  const text = textOf(parameters, name);
  const outputs = text ? readOutputs(text) : [];
  for (const { operand } of outputs) {
    const field = operand.kind === 'field' ? operand.name : operand.field;
    if (field !== '*') columnOf(field, scope);
  }
  return outputs;
}

function readOrder(parameters: Parameters): Order[] {
  const text = textOf(parameters, 'order_by');
  return text ? readOrders(text) : [];
}

function readZone(parameters: Parameters): Zone {
  const zone = textOf(parameters, 'timezone') ?? 'UTC';
  if (zone === 'UTC' || zone === 'Europe/Paris') return zone;
  throw parameterError(
    `Invalid value for timezone API parameter: "${zone}" was found but UTC or Europe/Paris is expected.`,
  );
}

/** A whole number of at least 0; -1 and absence are null. */
function readWhole(parameters: Parameters, name: string): number | null {
  const text = textOf(parameters, name);
  if (text === null || text === '-1') return null;
  if (!/^\d+$/.test(text)) {
    throw parameterError(`Invalid value for ${name} API parameter: "${text}" is not a positive integer.`);
  }
  return Number(text);
}

function textOf(parameters: Parameters, name: string): string | null {
  return textsOf(parameters, name)[0] ?? null;
}

function textsOf(parameters: Parameters, name: string): string[] {
  const texts = parameters[name];
  return texts === undefined ? [] : [texts].flat();
}

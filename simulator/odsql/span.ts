/** The narrowest window of time and set of regions outside which a condition cannot hold. */
import type { Span } from '../feed/row.ts';
import { type Scope, toComparable } from './evaluate.ts';
import type { Condition, Literal, Operator } from './syntax.ts';

export const EVERYTHING: Span = { from: Number.NEGATIVE_INFINITY, to: Number.POSITIVE_INFINITY, codes: null };

export function spanOf(condition: Condition, scope: Scope): Span {
  switch (condition.kind) {
    case 'and':
      return condition.parts.map((part) => spanOf(part, scope)).reduce(intersection);
    case 'or':
      return condition.parts.map((part) => spanOf(part, scope)).reduce(hull);
    case 'in':
      return isField(condition.left, 'code_insee_region') ? regionSpan(condition.values) : EVERYTHING;
    case 'compare':
      return comparisonSpan(condition, scope);
    default:
      return EVERYTHING;
  }
}

function isField(operand: { kind: string; name: string }, name: string): boolean {
  return operand.kind === 'field' && operand.name === name;
}

function regionSpan(values: Literal[]): Span {
  const codes = values.map((literal) => (literal.kind === 'now' ? '' : String(literal.value)));
  return { ...EVERYTHING, codes: new Set(codes) };
}

function comparisonSpan(condition: Condition & { kind: 'compare' }, scope: Scope): Span {
  const { left, operator, right } = condition;
  if (isField(left, 'code_insee_region') && operator === '=') return regionSpan([right]);
  if (!isField(left, 'date_heure')) return EVERYTHING;
  return timeSpan(operator, Number(toComparable(right, 'datetime', scope)));
}

function timeSpan(operator: Operator, moment: number): Span {
  switch (operator) {
    case '>':
    case '>=':
      return { ...EVERYTHING, from: moment };
    case '<':
      return { ...EVERYTHING, to: moment };
    case '<=':
      return { ...EVERYTHING, to: moment + 1 };
    case '=':
      return { ...EVERYTHING, from: moment, to: moment + 1 };
    case '!=':
      return EVERYTHING;
  }
}

export function intersection(a: Span, b: Span): Span {
  return { from: Math.max(a.from, b.from), to: Math.min(a.to, b.to), codes: commonCodes(a.codes, b.codes) };
}

function commonCodes(a: Span['codes'], b: Span['codes']): Span['codes'] {
  if (a === null || b === null) return a ?? b;
  return new Set([...a].filter((code) => b.has(code)));
}

function hull(a: Span, b: Span): Span {
  const codes = a.codes && b.codes ? new Set([...a.codes, ...b.codes]) : null;
  return { from: Math.min(a.from, b.from), to: Math.max(a.to, b.to), codes };
}

/** Parses the part of ODSQL that clients of these datasets use; the rest is refused with the publisher's 400. */
import { odsqlError } from '../refusal.ts';
import type { Condition, Literal, Operand, Operator, Order, Output } from './syntax.ts';
import { type Token, type TokenKind, tokensOf } from './token.ts';

const OPERATORS: Record<string, Operator> = {
  '=': '=',
  '!=': '!=',
  '<>': '!=',
  '<': '<',
  '<=': '<=',
  '>': '>',
  '>=': '>=',
};
const FUNCTIONS = new Set([
  'count',
  'sum',
  'avg',
  'min',
  'max',
  'year',
  'month',
  'day',
  'hour',
  'minute',
  'date_format',
]);

/** `where`: and, or, not, comparisons, in, is null, parentheses. */
export function readCondition(text: string): Condition {
  const reader = new Reader(text);
  const condition = readOr(reader);
  reader.expectEnd();
  return condition;
}

/** `select` or `group_by`: fields and functions with aliases; `*` in `select` is an empty list. */
export function readOutputs(text: string): Output[] {
  const reader = new Reader(text);
  if (reader.takeSign('*')) {
    reader.expectEnd();
    return [];
  }
  const outputs = readList(reader, readOutput);
  reader.expectEnd();
  return outputs;
}

export function readOrders(text: string): Order[] {
  const reader = new Reader(text);
  const orders = readList(reader, readOrder);
  reader.expectEnd();
  return orders;
}

class Reader {
  private readonly tokens: Token[];
  private at = 0;

  constructor(private readonly text: string) {
    this.tokens = tokensOf(text);
  }

  get next(): Token {
    return this.tokens[this.at] ?? { kind: 'end', text: '' };
  }

  take(kind: TokenKind): string | null {
    if (this.next.kind !== kind) return null;
    const { text } = this.next;
    this.at += 1;
    return text;
  }

  takeSign(sign: string): boolean {
    return this.next.text === sign && this.take('sign') !== null;
  }

  takeWord(word: string): boolean {
    return this.next.text.toLowerCase() === word && this.take('name') !== null;
  }

  expect(found: boolean): void {
    if (!found) throw this.malformed();
  }

  expectEnd(): void {
    this.expect(this.next.kind === 'end');
  }

  malformed(): Error {
    const near = this.next.kind === 'end' ? 'end of query' : `"${this.next.text}"`;
    return odsqlError(`ODSQL query is malformed: unexpected ${near} in "${this.text}".`);
  }
}

function readOr(reader: Reader): Condition {
  const first = readAnd(reader);
  const rest: Condition[] = [];
  while (reader.takeWord('or')) rest.push(readAnd(reader));
  return rest.length === 0 ? first : { kind: 'or', parts: [first, ...rest] };
}

function readAnd(reader: Reader): Condition {
  const first = readNot(reader);
  const rest: Condition[] = [];
  while (reader.takeWord('and')) rest.push(readNot(reader));
  return rest.length === 0 ? first : { kind: 'and', parts: [first, ...rest] };
}

function readNot(reader: Reader): Condition {
  if (reader.takeWord('not')) return { kind: 'not', part: readNot(reader) };
  if (!reader.takeSign('(')) return readPredicate(reader);
  const inner = readOr(reader);
  reader.expect(reader.takeSign(')'));
  return inner;
}

function readPredicate(reader: Reader): Condition {
  const left = readOperand(reader);
  if (reader.takeWord('is')) return readNullTest(reader, left);
  if (reader.takeWord('not')) return { kind: 'not', part: readMembership(reader, left) };
  if (reader.next.text.toLowerCase() === 'in') return readMembership(reader, left);
  const operator = OPERATORS[reader.next.text];
  if (!operator || reader.take('sign') === null) throw reader.malformed();
  return { kind: 'compare', left, operator, right: readLiteral(reader) };
}

function readNullTest(reader: Reader, left: Operand): Condition {
  const negated = reader.takeWord('not');
  reader.expect(reader.takeWord('null'));
  const test: Condition = { kind: 'null', left };
  return negated ? { kind: 'not', part: test } : test;
}

function readMembership(reader: Reader, left: Operand): Condition {
  reader.expect(reader.takeWord('in'));
  reader.expect(reader.takeSign('('));
  const values = readList(reader, readLiteral);
  reader.expect(reader.takeSign(')'));
  return { kind: 'in', left, values };
}

function readLiteral(reader: Reader): Literal {
  const number = reader.take('number');
  if (number !== null) return { kind: 'number', value: Number(number) };
  const text = reader.take('text');
  if (text !== null) return { kind: 'text', value: text };
  const date = reader.take('date');
  if (date !== null) return { kind: 'date', value: date };
  reader.expect(reader.takeWord('now') && reader.takeSign('(') && reader.takeSign(')'));
  return { kind: 'now' };
}

function readOperand(reader: Reader): Operand {
  const name = reader.take('name');
  if (name === null) throw reader.malformed();
  return reader.takeSign('(') ? readCall(reader, name.toLowerCase()) : { kind: 'field', name };
}

function readCall(reader: Reader, name: string): Operand {
  if (!FUNCTIONS.has(name)) throw odsqlError(`ODSQL query is malformed: unknown function "${name}".`);
  const field = name === 'count' && reader.takeSign('*') ? '*' : reader.take('name');
  if (field === null) throw reader.malformed();
  const pattern = name === 'date_format' ? readPattern(reader) : null;
  reader.expect(reader.takeSign(')'));
  return { kind: 'call', name, field, pattern };
}

function readPattern(reader: Reader): string {
  reader.expect(reader.takeSign(','));
  const pattern = reader.take('text');
  if (pattern === null) throw reader.malformed();
  return pattern;
}

function readOutput(reader: Reader): Output {
  const operand = readOperand(reader);
  return { operand, label: readAlias(reader) ?? textOf(operand) };
}

function readAlias(reader: Reader): string | null {
  if (!reader.takeWord('as')) return null;
  const alias = reader.take('name');
  if (alias === null) throw reader.malformed();
  return alias;
}

function readOrder(reader: Reader): Order {
  const operand = readOperand(reader);
  const descending = reader.takeWord('desc');
  if (!descending) reader.takeWord('asc');
  return { operand, label: textOf(operand), descending };
}

function readList<T>(reader: Reader, readOne: (reader: Reader) => T): T[] {
  const list = [readOne(reader)];
  while (reader.takeSign(',')) list.push(readOne(reader));
  return list;
}

function textOf(operand: Operand): string {
  if (operand.kind === 'field') return operand.name;
  const pattern = operand.pattern === null ? '' : `, '${operand.pattern}'`;
  return `${operand.name}(${operand.field}${pattern})`;
}

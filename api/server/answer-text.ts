import type { FormattedExecutionResult } from 'graphql';
import { LRUCache } from 'lru-cache';
import { Figures } from '../column/figures.ts';
import { Instants } from '../scalar/column.ts';

/**
 * The text of an answer, as `JSON.stringify` would write it, in less than half the time for an answer of mostly numbers:
 * `JSON.stringify` searches the shortest text of any double, while these numbers end at the tenth.
 * @param result of an execution: its data consists of null, booleans, numbers, strings, figures, lists and plain objects
 */
export function answerText({ errors, data, extensions }: FormattedExecutionResult): string {
  const members: string[] = [];
  if (errors) members.push(`"errors":${JSON.stringify(errors)}`);
  if (data !== undefined) members.push(`"data":${textOf(data)}`);
  if (extensions) members.push(`"extensions":${JSON.stringify(extensions)}`);
  return `{${members.join()}}\n`;
}

function textOf(value: unknown): string {
  if (value instanceof Figures) return columnText(value);
  if (value instanceof Instants) return instantsText(value);
  if (Array.isArray(value)) return listText(value);
  if (typeof value === 'object' && value !== null) return objectText(value as Record<string, unknown>);
  return JSON.stringify(value);
}

const instantsText = ({ texts }: Instants): string =>
  texts.length === 0 ? '[]' : `["${texts.join('","')}"]`;

function objectText(members: Readonly<Record<string, unknown>>): string {
  let text = '{';
  for (const name of Object.keys(members)) {
    const value = members[name];
    if (value === undefined) continue;
    if (text !== '{') text += ',';
    text += nameText(name) + textOf(value);
  }
  return `${text}}`;
}

function listText(values: readonly unknown[]): string {
  const sample = values[0] ?? values.at(-1);
  if (typeof sample !== 'object' || sample === null) return JSON.stringify(values);
  return `[${values.map(textOf).join()}]`;
}

/** The names of fields and aliases, quoted and with a colon. */
const nameCache = new LRUCache<string, string>({ max: 1_000 });

function nameText(name: string): string {
  const known = nameCache.get(name);
  if (known) return known;
  const text = `${JSON.stringify(name)}:`;
  nameCache.set(name, text);
  return text;
}

/** Reused for every column, first for its numbers and then for its text; both grow to the longest column so far. */
let numberBuffer = new Float64Array(1 << 10);
let textBuffer = Buffer.allocUnsafe(1 << 14);
/** A number and its comma: the longest text of a double has 24 bytes. */
const MAX_NUMBER_BYTES = 25;
/** V8 represents tenths up to here as small integers. */
const MAX_TENTHS = 1e9;
const [COMMA, MINUS, POINT, ZERO, OPEN, CLOSE] = [0x2c, 0x2d, 0x2e, 0x30, 0x5b, 0x5d];

function columnText(figures: Figures): string {
  const most = 2 + figures.length * MAX_NUMBER_BYTES;
  if (textBuffer.length < most) textBuffer = Buffer.allocUnsafe(most);
  if (numberBuffer.length < figures.length) numberBuffer = new Float64Array(figures.length);
  const column = figures.numbers(numberBuffer);
  const bytes = textBuffer;
  bytes[0] = OPEN;
  let at = 1;
  for (let i = 0; i < column.length; i++) {
    const value = column[i] ?? Number.NaN;
    const tenths = Math.round(value * 10);
    if (i > 0) bytes[at++] = COMMA;
    if (tenths / 10 === value && tenths < MAX_TENTHS && tenths > -MAX_TENTHS)
      at = writeTenths(bytes, tenths, at);
    // `JSON.stringify` prints NaN as null, too.
    else at += bytes.write(JSON.stringify(value), at, 'latin1');
  }
  bytes[at++] = CLOSE;
  return bytes.toString('latin1', 0, at);
}

/** Writes a number of tenths from index `at` on; returns the index after it. */
function writeTenths(bytes: Uint8Array, tenths: number, at: number): number {
  let next = at;
  if (tenths < 0) bytes[next++] = MINUS;
  const absolute = Math.abs(tenths) | 0;
  const whole = (absolute / 10) | 0;
  next = writeWhole(bytes, whole, next);
  const tenth = absolute - 10 * whole;
  if (tenth === 0) return next;
  bytes[next++] = POINT;
  bytes[next++] = ZERO + tenth;
  return next;
}

function writeWhole(bytes: Uint8Array, whole: number, at: number): number {
  let end = at + 1;
  for (let power = 10; whole >= power; power *= 10) end++;
  let remaining = whole;
  for (let index = end - 1; index >= at; index--) {
    const higher = (remaining / 10) | 0;
    bytes[index] = ZERO + remaining - 10 * higher;
    remaining = higher;
  }
  return end;
}

import type { FormattedExecutionResult } from 'graphql';
import { LRUCache } from 'lru-cache';
import { Figures } from '../column/figures.ts';
import { Instants } from '../scalar/column.ts';

/**
 * The text of an answer, as `JSON.stringify` would write it, in less than half of its time where an answer is mostly
 * columns of numbers: it looks for the shortest text of any double, while these are whole or end at the tenth.
 * @param result of an execution: its data is made of null, booleans, numbers, strings, figures, lists and plain objects
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

/** The few names of a schema, and the aliases of clients, quoted, with their colon. */
const nameCache = new LRUCache<string, string>({ max: 1_000 });

function nameText(name: string): string {
  const known = nameCache.get(name);
  if (known) return known;
  const text = `${JSON.stringify(name)}:`;
  nameCache.set(name, text);
  return text;
}

/** Where a column is written, as numbers and then as text, before it is a string; grows to the longest met. */
let numberBuffer = new Float64Array(1 << 10);
let textBuffer = Buffer.allocUnsafe(1 << 14);
/** Of a number and its comma: the longest double has 24. */
const MAX_NUMBER_BYTES = 25;
/** Tenths up to here are small integers to the engine. */
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
    const value = column[i];
    const tenths = Math.round(value * 10);
    if (i > 0) bytes[at++] = COMMA;
    if (tenths / 10 === value && tenths < MAX_TENTHS && tenths > -MAX_TENTHS)
      at = writeTenths(bytes, tenths, at);
    // Not a number is null to it, too.
    else at += bytes.write(JSON.stringify(value), at, 'latin1');
  }
  bytes[at++] = CLOSE;
  return bytes.toString('latin1', 0, at);
}

/** Answers where the next byte goes. */
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
  let left = whole;
  for (let place = end - 1; place >= at; place--) {
    const rest = (left / 10) | 0;
    bytes[place] = ZERO + left - 10 * rest;
    left = rest;
  }
  return end;
}

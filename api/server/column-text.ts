import { LRUCache } from 'lru-cache';
import type { Figures } from '../column/figures.ts';

/** Reused for every column, first for its numbers and then for its text; both grow to the longest column so far. */
let numberBuffer = new Float64Array(1 << 10);
let text = textBuffer(1 << 14);
/** A number and its comma: the longest text of a double has 24 bytes. */
const MAX_NUMBER_BYTES = 25;
/** V8 represents tenths up to here as small integers. */
const MAX_TENTHS = 1e9;
const [COMMA, MINUS, POINT, ZERO, OPEN, CLOSE] = [0x2c, 0x2d, 0x2e, 0x30, 0x5b, 0x5d];

/** Digits are looked up and written four at a time. */
const GROUP = 10_000;
const GROUP_DIGITS = 4;
const digitsOf = (toText: (number: number) => string): Uint32Array =>
  Uint32Array.from({ length: GROUP }, (_, number) => Buffer.from(toText(number)).readUInt32BE());
/** The digits of each number below `GROUP`: from the first on, and with leading zeros. */
const FIRST_DIGITS = digitsOf((number) => `${number}`.padEnd(GROUP_DIGITS));
const MORE_DIGITS = digitsOf((number) => `${number}`.padStart(GROUP_DIGITS, '0'));
const DIGIT_COUNTS = Uint8Array.from({ length: GROUP }, (_, number) => `${number}`.length);

/** Bytes, and a view that writes several of them at once. */
interface TextBuffer {
  readonly bytes: Buffer;
  readonly view: DataView;
}

function textBuffer(length: number): TextBuffer {
  const bytes = Buffer.allocUnsafeSlow(length);
  return { bytes, view: new DataView(bytes.buffer) };
}

/** Characters of texts and names in memory, about one byte each. */
const MAX_CHARACTERS = 8 * 2 ** 20;
/** What an entry takes beside them. */
const ENTRY_BYTES = 200;

/** The columns printed last, by name. */
const printed = new LRUCache<string, string>({
  maxSize: MAX_CHARACTERS,
  sizeCalculation: (column, name) => column.length + name.length + ENTRY_BYTES,
});

/** A column as `JSON.stringify` prints the list of its numbers: null where one is NaN. One with a name is printed once. */
export function columnText(figures: Figures): string {
  const { name } = figures;
  if (name === null) return printColumn(figures);
  const known = printed.get(name);
  if (known !== undefined) return known;
  const column = printColumn(figures);
  printed.set(name, column);
  return column;
}

function printColumn(figures: Figures): string {
  const most = 2 + figures.length * MAX_NUMBER_BYTES;
  if (text.bytes.length < most) text = textBuffer(most);
  if (numberBuffer.length < figures.length) numberBuffer = new Float64Array(figures.length);
  const column = figures.numbers(numberBuffer);
  const { bytes, view } = text;
  view.setUint8(0, OPEN);
  let at = 1;
  for (let i = 0; i < column.length; i++) {
    if (i > 0) view.setUint8(at++, COMMA);
    at = writeNumber(text, column[i] ?? Number.NaN, at);
  }
  view.setUint8(at++, CLOSE);
  return bytes.toString('latin1', 0, at);
}

/** Writes a number from index `at` on; returns the index after it. */
function writeNumber({ bytes, view }: TextBuffer, value: number, at: number): number {
  const whole = value | 0;
  if (whole === value && whole >= 0 && whole < GROUP) return writeFirst(view, whole, at);
  const tenths = Math.round(value * 10);
  if (tenths / 10 === value && tenths < MAX_TENTHS && tenths > -MAX_TENTHS)
    return writeTenths(view, tenths | 0, at);
  // `JSON.stringify` prints NaN as null, too.
  return at + bytes.write(JSON.stringify(value), at, 'latin1');
}

function writeTenths(view: DataView, tenths: number, at: number): number {
  let next = at;
  if (tenths < 0) view.setUint8(next++, MINUS);
  const absolute = tenths < 0 ? -tenths | 0 : tenths;
  const whole = (absolute / 10) | 0;
  next = writeWhole(view, whole, next);
  const tenth = absolute - 10 * whole;
  if (tenth === 0) return next;
  view.setUint16(next, (POINT << 8) | (ZERO + tenth));
  return next + 2;
}

/** Up to eight digits: tenths are below `MAX_TENTHS`. It may write spaces behind them, which the next text replaces. */
function writeWhole(view: DataView, whole: number, at: number): number {
  if (whole < GROUP) return writeFirst(view, whole, at);
  const higher = (whole / GROUP) | 0;
  const next = writeFirst(view, higher, at);
  view.setUint32(next, MORE_DIGITS[whole - GROUP * higher] ?? 0);
  return next + GROUP_DIGITS;
}

function writeFirst(view: DataView, whole: number, at: number): number {
  view.setUint32(at, FIRST_DIGITS[whole] ?? 0);
  return at + (DIGIT_COUNTS[whole] ?? 0);
}

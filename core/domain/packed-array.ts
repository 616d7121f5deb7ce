import type { Numbers } from './chunk.ts';

/**
 * How an array is packed. A kind fits the three low bits of a byte offset that is a multiple of eight. COMPUTED: from the
 * other arrays of its column. SEQUENCE: each number is larger by the same than the one before.
 */
export const KIND = {
  ZERO: 0,
  CONSTANT: 1,
  U8: 2,
  I16: 3,
  I32: 4,
  F64: 5,
  COMPUTED: 6,
  SEQUENCE: 7,
} as const;

type NumberArray =
  | Uint8ArrayConstructor
  | Int16ArrayConstructor
  | Int32ArrayConstructor
  | Float64ArrayConstructor;

/** The arrays of numbers by kind; the other kinds hold no numbers, or one. */
const VIEWS: Readonly<Record<number, NumberArray>> = {
  [KIND.U8]: Uint8Array,
  [KIND.I16]: Int16Array,
  [KIND.I32]: Int32Array,
  [KIND.F64]: Float64Array,
};

/** An array that is about to be written, with the number of bytes it takes: a multiple of eight. */
export interface PackedArray {
  readonly kind: number;
  readonly source: Numbers;
  readonly size: number;
}

/** An array of zeros takes no bytes. */
export const ZERO_ARRAY: PackedArray = { kind: KIND.ZERO, source: [], size: 0 };
/** Nor does one that follows from the others of its column. */
export const COMPUTED_ARRAY: PackedArray = { kind: KIND.COMPUTED, source: [], size: 0 };

/** The first number and the step, float64 both. */
const SEQUENCE_BYTES = 16;

const padded = (bytes: number): number => Math.ceil(bytes / 8) * 8;

/** Packs an array in the narrowest kind that holds each of its numbers. */
export function packArray(source: Numbers): PackedArray {
  const kind = narrowestKind(source);
  if (kind === KIND.ZERO) return ZERO_ARRAY;
  if (kind === KIND.CONSTANT) return { kind, source, size: Float64Array.BYTES_PER_ELEMENT };
  const size = padded(source.length * (VIEWS[kind]?.BYTES_PER_ELEMENT ?? 0));
  return size > SEQUENCE_BYTES && isSequence(source)
    ? { kind: KIND.SEQUENCE, source, size: SEQUENCE_BYTES }
    : { kind, source, size };
}

function isSequence(source: Numbers): boolean {
  const [first = 0, second = 0] = [source[0], source[1]];
  for (let i = 1; i < source.length; i++) if (source[i] !== first + i * (second - first)) return false;
  return true;
}

function narrowestKind(source: Numbers): number {
  if (source.length === 0) return KIND.ZERO;
  let low = Infinity;
  let high = -Infinity;
  let whole = true;
  for (let i = 0; i < source.length; i++) {
    const number = source[i] ?? 0;
    if (number < low) low = number;
    if (number > high) high = number;
    if (whole && !Number.isInteger(number)) whole = false;
  }
  if (low === high) return low === 0 ? KIND.ZERO : KIND.CONSTANT;
  if (!whole) return KIND.F64;
  if (low >= 0 && high < 2 ** 8) return KIND.U8;
  if (low >= -(2 ** 15) && high < 2 ** 15) return KIND.I16;
  return low >= -(2 ** 31) && high < 2 ** 31 ? KIND.I32 : KIND.F64;
}

export function writeArray(buffer: ArrayBuffer, offset: number, { kind, source }: PackedArray): void {
  if (kind === KIND.CONSTANT) new Float64Array(buffer, offset, 1).fill(source[0] ?? 0);
  if (kind === KIND.SEQUENCE) {
    const [first = 0, second = 0] = [source[0], source[1]];
    new Float64Array(buffer, offset, 2).set([first, second - first]);
  }
  const View = VIEWS[kind];
  if (View) new View(buffer, offset, source.length).set(source);
}

/**
 * Reads an array as float64 in whichever kind it is packed: V8 runs a loop over one kind of array several times as fast
 * as a loop over many kinds.
 */
export function readArray(kind: number, buffer: ArrayBuffer, offset: number, length: number): Float64Array {
  if (kind === KIND.ZERO) return new Float64Array(length);
  if (kind === KIND.CONSTANT)
    return new Float64Array(length).fill(new Float64Array(buffer, offset, 1)[0] ?? 0);
  if (kind === KIND.SEQUENCE) return sequence(new Float64Array(buffer, offset, 2), length);
  if (kind === KIND.F64) return new Float64Array(buffer, offset, length);
  const View = VIEWS[kind];
  if (View) return new Float64Array(new View(buffer, offset, length));
  throw new RangeError(`The bytes of a chunk hold an array of kind ${kind}, which holds no numbers.`);
}

function sequence([first = 0, step = 0]: Float64Array, length: number): Float64Array {
  const numbers = new Float64Array(length);
  for (let i = 0; i < length; i++) numbers[i] = first + i * step;
  return numbers;
}

/** Writes the numbers of a column into an array that is filled with NaN; a NaN left in it means "not published". */
export type WriteFigures = (numbers: Float64Array) => void;

/**
 * A column of numbers, computed only when it is read: the server prints it straight from a reused array, because a list
 * of numbers and nulls would cost an object for each number. Any other reader, `JSON.stringify` included, sees the list,
 * with null for NaN.
 */
export class Figures implements Iterable<number | null> {
  readonly length: number;
  readonly #write: WriteFigures;
  readonly #nameOf: () => string | null;

  /** @param nameOf what the numbers are computed from; null for numbers that no later answer has */
  constructor(length: number, write: WriteFigures, nameOf: () => string | null = () => null) {
    this.length = length;
    this.#write = write;
    this.#nameOf = nameOf;
  }

  /** Columns of one name have the same numbers; null for one that has no name. */
  get name(): string | null {
    return this.#nameOf();
  }

  static from(values: readonly (number | null)[]): Figures {
    return new Figures(values.length, (numbers) => {
      for (const [i, value] of values.entries()) if (value !== null) numbers[i] = value;
    });
  }

  /** The numbers, NaN for "not published", written to the beginning of `target` or to a new array. */
  numbers(target: Float64Array = new Float64Array(this.length)): Float64Array {
    const numbers = target.length === this.length ? target : target.subarray(0, this.length);
    numbers.fill(Number.NaN);
    this.#write(numbers);
    return numbers;
  }

  *[Symbol.iterator](): Iterator<number | null> {
    for (const number of this.numbers()) yield Number.isNaN(number) ? null : number;
  }

  toJSON(): (number | null)[] {
    return [...this];
  }
}

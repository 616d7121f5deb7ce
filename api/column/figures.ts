/** Writes a number for each place of a column; where nothing was published it leaves the NaN that stands there. */
export type WriteFigures = (numbers: Float64Array) => void;

/**
 * A column of numbers that is written when it is printed, to where it is printed from: a list of numbers and nulls would
 * be an object a number. To everyone else, `JSON.stringify` included, it is that list; NaN is its null.
 */
export class Figures implements Iterable<number | null> {
  readonly length: number;
  readonly #write: WriteFigures;

  constructor(length: number, write: WriteFigures) {
    this.length = length;
    this.#write = write;
  }

  static from(values: readonly (number | null)[]): Figures {
    return new Figures(values.length, (numbers) => {
      for (const [i, value] of values.entries()) if (value !== null) numbers[i] = value;
    });
  }

  /** The numbers, NaN where nothing was published, in a part of the array given, or in one of their own. */
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

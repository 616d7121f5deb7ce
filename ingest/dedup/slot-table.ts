const INITIAL_SLOTS = 1 << 12;

/** One number for each slot of a fixed grid, 0 for none: a typed array indexed by slot, which doubles when it is full. */
export class SlotTable {
  readonly #base: number;
  readonly #stepMs: number;
  #numbers = new Float64Array(INITIAL_SLOTS);

  /** `base` is the start of the first slot, epoch milliseconds UTC. */
  constructor(base: number, stepMs: number) {
    this.#base = base;
    this.#stepMs = stepMs;
  }

  get(start: number): number {
    return this.#numbers[this.#indexOf(start)] ?? 0;
  }

  set(start: number, number: number): void {
    const index = this.#indexOf(start);
    if (index >= this.#numbers.length) this.#grow(index);
    this.#numbers[index] = number;
  }

  /** Whether a slot that starts within `[from, to)` has a number. */
  hasBetween(from: number, to: number): boolean {
    const first = Math.max(0, Math.ceil(this.#indexOf(from)));
    const end = Math.min(this.#numbers.length, Math.ceil(this.#indexOf(to)));
    return this.#numbers.subarray(first, Math.max(first, end)).some((number) => number !== 0);
  }

  #indexOf(start: number): number {
    return (start - this.#base) / this.#stepMs;
  }

  #grow(index: number): void {
    const grown = new Float64Array(2 ** Math.ceil(Math.log2(index + 1)));
    grown.set(this.#numbers);
    this.#numbers = grown;
  }
}

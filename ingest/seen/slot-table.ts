const FIRST_SLOTS = 1 << 12;

/** One number a slot of a fixed grid, 0 for none: direct places in a typed array that doubles as it must. */
export class SlotTable {
  readonly #base: number;
  readonly #stepMs: number;
  #prints = new Float64Array(FIRST_SLOTS);

  /** `base` is the start of the first slot, epoch milliseconds UTC. */
  constructor(base: number, stepMs: number) {
    this.#base = base;
    this.#stepMs = stepMs;
  }

  get(start: number): number {
    return this.#prints[this.#place(start)] ?? 0;
  }

  set(start: number, print: number): void {
    const place = this.#place(start);
    if (place >= this.#prints.length) this.#grow(place);
    this.#prints[place] = print;
  }

  #place(start: number): number {
    return (start - this.#base) / this.#stepMs;
  }

  #grow(place: number): void {
    const grown = new Float64Array(2 ** Math.ceil(Math.log2(place + 1)));
    grown.set(this.#prints);
    this.#prints = grown;
  }
}

const FIRST_SLOTS = 1 << 12;

/** One number a slot of a fixed grid, 0 for none: direct places in a typed array that doubles as it must. */
export class SlotTable {
  readonly #base: number;
  readonly #stepMs: number;
  #hashes = new Float64Array(FIRST_SLOTS);

  /** `base` is the start of the first slot, epoch milliseconds UTC. */
  constructor(base: number, stepMs: number) {
    this.#base = base;
    this.#stepMs = stepMs;
  }

  get(start: number): number {
    return this.#hashes[this.#indexOf(start)] ?? 0;
  }

  set(start: number, hash: number): void {
    const place = this.#indexOf(start);
    if (place >= this.#hashes.length) this.#grow(place);
    this.#hashes[place] = hash;
  }

  #indexOf(start: number): number {
    return (start - this.#base) / this.#stepMs;
  }

  #grow(index: number): void {
    const grown = new Float64Array(2 ** Math.ceil(Math.log2(index + 1)));
    grown.set(this.#hashes);
    this.#hashes = grown;
  }
}

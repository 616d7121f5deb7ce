const INITIAL_SLOTS = 1 << 12;

/** One number for each slot of a fixed grid, 0 for none: a typed array indexed by slot, which doubles when it is full. */
export class SlotTable {
  readonly #base: number;
  readonly #stepMs: number;
  #hashes = new Float64Array(INITIAL_SLOTS);

  /** `base` is the start of the first slot, epoch milliseconds UTC. */
  constructor(base: number, stepMs: number) {
    this.#base = base;
    this.#stepMs = stepMs;
  }

  get(start: number): number {
    return this.#hashes[this.#indexOf(start)] ?? 0;
  }

  set(start: number, hash: number): void {
    const index = this.#indexOf(start);
    if (index >= this.#hashes.length) this.#grow(index);
    this.#hashes[index] = hash;
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

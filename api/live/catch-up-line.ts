/** A stream that catches up. */
export interface CatchUpStream {
  /** It has lost its place: release what it has read ahead, and enter the line again before it reads more. */
  readonly onPlaceLost: () => void;
}

export interface CatchUpLineOptions {
  /** Streams that may catch up at a time. */
  readonly places: number;
  /** A stream whose client has not taken an event for this long loses its place to one that waits. */
  readonly maxIdleMs: number;
}

/**
 * The streams that read the log to catch up, a bounded number of them at a time; the others wait in line. So a thousand
 * clients that come back at once share what their pages cost, and clients that do not read delay the others by little.
 */
export class CatchUpLine {
  readonly #options: CatchUpLineOptions;
  /** By stream: since when its client has not taken the last event; null while the stream reads. */
  readonly #idleSince = new Map<CatchUpStream, number | null>();
  readonly #waiting = new Map<CatchUpStream, () => void>();
  #checks: NodeJS.Timeout | undefined;

  constructor(options: CatchUpLineOptions) {
    this.#options = options;
  }

  /** Streams that have a place. */
  get size(): number {
    return this.#idleSince.size;
  }

  get waitingCount(): number {
    return this.#waiting.size;
  }

  hasPlace(stream: CatchUpStream): boolean {
    return this.#idleSince.has(stream);
  }

  /** Resolves once the stream has a place, or has left the line. */
  async enter(stream: CatchUpStream): Promise<void> {
    if (this.#idleSince.size < this.#options.places || this.hasPlace(stream)) {
      this.#idleSince.set(stream, null);
      return;
    }
    await new Promise<void>((resolve) => {
      this.#waiting.set(stream, resolve);
      this.#checks ??= setInterval(() => this.#endIdlePlaces(), this.#options.maxIdleMs);
      this.#checks.unref();
    });
  }

  /** Says whether the stream waits for its client, if it has a place. */
  setIdle(stream: CatchUpStream, isIdle: boolean): void {
    if (this.hasPlace(stream)) this.#idleSince.set(stream, isIdle ? performance.now() : null);
  }

  /** Gives back the place of a stream, or its position in the line. */
  leave(stream: CatchUpStream): void {
    this.#idleSince.delete(stream);
    this.#waiting.get(stream)?.();
    this.#waiting.delete(stream);
    this.#admit();
  }

  #admit(): void {
    for (const [stream, resolve] of this.#waiting) {
      if (this.#idleSince.size >= this.#options.places) return;
      this.#waiting.delete(stream);
      this.#idleSince.set(stream, null);
      resolve();
    }
    clearInterval(this.#checks);
    this.#checks = undefined;
  }

  #endIdlePlaces(): void {
    const latest = performance.now() - this.#options.maxIdleMs;
    for (const [stream, idleSince] of this.#idleSince) {
      if (idleSince === null || idleSince > latest) continue;
      this.#idleSince.delete(stream);
      stream.onPlaceLost();
    }
    this.#admit();
  }
}

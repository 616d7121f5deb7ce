import { performance } from 'node:perf_hooks';
import { busyError } from '../api-error.ts';

/** Exports that run at a time: each takes a turn of the event loop for a part, between the turns of others. */
const MAX_RUNNING = 8;
const MAX_RUNNING_PER_ADDRESS = 2;
const RETRY_S = 10;
/** Bytes after which a client is seen to read on; a whole part may take a slow one minutes. */
const SLICE_BYTES = 1 << 16;

export interface RunningExportsOptions {
  /** An export whose client has taken nothing for this long loses its place to one that finds none. */
  readonly stalledAfterMs: number;
  /** Milliseconds from any instant on. */
  readonly now?: () => number;
}

/** The exports that are being sent. */
export class RunningExports {
  readonly #stalledAfterMs: number;
  readonly #now: () => number;
  readonly #running = new Set<RunningExport>();

  constructor({ stalledAfterMs, now = () => performance.now() }: RunningExportsOptions) {
    this.#stalledAfterMs = stalledAfterMs;
    this.#now = now;
  }

  get count(): number {
    return this.#running.size;
  }

  /**
   * Gives an export a place, until it is ended or cut.
   * @param cut ends the connection of its client
   * @throws GraphQLError `TOO_MANY_REQUESTS` or `SERVER_BUSY` where too many run, none of which has stalled
   */
  start(address: string, cut: () => void): RunningExport {
    const own = [...this.#running].filter((one) => one.address === address);
    if (own.length >= MAX_RUNNING_PER_ADDRESS && !this.#cutStalled(own))
      throw busyError(
        'TOO_MANY_REQUESTS',
        `Your address has ${own.length} exports running; no more are allowed at a time. Ask again when one has ended.`,
        RETRY_S,
      );
    if (this.#running.size >= MAX_RUNNING && !this.#cutStalled([...this.#running]))
      throw busyError('SERVER_BUSY', `${MAX_RUNNING} exports are running; ask again in a moment.`, RETRY_S);
    const started = new RunningExport(address, cut, this.#now);
    this.#running.add(started);
    return started;
  }

  /** Call it when the connection is closed. */
  end(ended: RunningExport): void {
    this.#running.delete(ended);
  }

  /** Cuts the export whose client has taken nothing for longest; false where none has stalled. */
  #cutStalled(exports: readonly RunningExport[]): boolean {
    const latest = this.#now() - this.#stalledAfterMs;
    const [longest] = exports
      .filter(({ untakenSince }) => untakenSince <= latest)
      .sort((a, b) => a.untakenSince - b.untakenSince);
    if (!longest) return false;
    this.end(longest);
    longest.cut();
    return true;
  }
}

/** An export that has a place. */
export class RunningExport {
  readonly address: string;
  readonly cut: () => void;
  readonly #now: () => number;
  #untakenSince = Number.POSITIVE_INFINITY;

  constructor(address: string, cut: () => void, now: () => number) {
    this.address = address;
    this.cut = cut;
    this.#now = now;
  }

  /** Since when its client has not taken the last bytes; infinite while the next ones are computed or paid. */
  get untakenSince(): number {
    return this.#untakenSince;
  }

  /** The bytes of an export in slices, so that each one taken is seen. */
  async *watch(bytes: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    for await (const piece of bytes) {
      for (let at = 0; at < piece.length; at += SLICE_BYTES) {
        this.#untakenSince = this.#now();
        yield piece.subarray(at, at + SLICE_BYTES);
        this.#untakenSince = Number.POSITIVE_INFINITY;
      }
    }
  }
}

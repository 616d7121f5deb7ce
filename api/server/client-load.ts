import { busyError } from '../api-error.ts';
import type { TransportLimits } from './transport-limits.ts';

/** When what clients have not read may have been read, or its clients cut. */
const RETRY_S = 10;

/** What all clients make the server do and hold, by address. */
export class ClientLoads {
  readonly #limits: TransportLimits;
  readonly #byAddress = new Map<string, ClientLoad>();
  /** Bytes that wait to be sent to all clients. */
  unsentBytes = 0;

  constructor(limits: TransportLimits) {
    this.#limits = limits;
  }

  /** The load of an address; forgotten once nothing is open, running or unsent. */
  of(address: string): ClientLoad {
    const known = this.#byAddress.get(address);
    if (known) return known;
    const load = new ClientLoad(this.#limits, this, () => this.#forget(address, load));
    this.#byAddress.set(address, load);
    return load;
  }

  /** Sockets that an address has open. */
  openSockets(address: string): number {
    return this.#byAddress.get(address)?.openSockets ?? 0;
  }

  #forget(address: string, load: ClientLoad): void {
    if (this.#byAddress.get(address) === load) this.#byAddress.delete(address);
  }
}

/** What one address makes the server do and hold. */
export class ClientLoad {
  readonly #limits: TransportLimits;
  readonly #all: { unsentBytes: number };
  readonly #onIdle: () => void;
  readonly #waiting: (() => void)[] = [];
  #openSockets = 0;
  #running = 0;
  #unsentBytes = 0;

  constructor(limits: TransportLimits, all: { unsentBytes: number }, onIdle: () => void) {
    this.#limits = limits;
    this.#all = all;
    this.#onIdle = onIdle;
  }

  get openSockets(): number {
    return this.#openSockets;
  }

  /** Counts a socket; returns how to count it no more. */
  openSocket(): () => void {
    this.#openSockets++;
    return () => {
      this.#openSockets--;
      this.#forgetIfIdle();
    };
  }

  /** Counts bytes that wait to be sent; returns how to count them no more. */
  addUnsent(bytes: number): () => void {
    this.#unsentBytes += bytes;
    this.#all.unsentBytes += bytes;
    return () => {
      this.#unsentBytes -= bytes;
      this.#all.unsentBytes -= bytes;
      this.#forgetIfIdle();
    };
  }

  /**
   * Runs an operation as soon as fewer than the allowed number run.
   * @throws GraphQLError `TOO_MUCH_UNREAD`, `TOO_MANY_REQUESTS` or `SERVER_BUSY`, before it runs
   */
  async run<Result>(operation: () => Promise<Result> | Result): Promise<Result> {
    await this.start();
    try {
      return await operation();
    } finally {
      this.end();
    }
  }

  /**
   * Begins an operation, in a while where others of its address run; call `end` after it. Throws as `run`, at once or by
   * its promise.
   * @returns undefined where it has begun
   */
  start(): Promise<void> | undefined {
    if (this.#running >= this.#limits.maxRunningPerAddress)
      return this.#waitInLine().then(() => this.#admit());
    this.#running++;
    return this.#admit();
  }

  #admit(): undefined {
    try {
      this.#assertRead();
    } catch (error) {
      this.end();
      throw error;
    }
  }

  /** The next operation that waits runs once the event loop has turned, so that other addresses have their turn first. */
  end(): void {
    const next = this.#waiting.shift();
    if (next) setImmediate(next);
    else this.#running--;
    this.#forgetIfIdle();
  }

  async #waitInLine(): Promise<void> {
    const { maxWaitingPerAddress, maxRunningPerAddress } = this.#limits;
    if (this.#waiting.length >= maxWaitingPerAddress) {
      const allowed = maxRunningPerAddress + maxWaitingPerAddress;
      throw busyError(
        'TOO_MANY_REQUESTS',
        `Your address has ${allowed} operations in hand; no more are allowed at a time.`,
        1,
      );
    }
    await new Promise<void>((resolve) => this.#waiting.push(resolve));
  }

  #assertRead(): void {
    const { maxUnsentBytesPerAddress, maxUnsentBytes } = this.#limits;
    if (this.#unsentBytes > maxUnsentBytesPerAddress) {
      throw busyError(
        'TOO_MUCH_UNREAD',
        `Your address has not read ${this.#unsentBytes} bytes that it asked for; ${maxUnsentBytesPerAddress} are allowed.`,
        RETRY_S,
      );
    }
    if (this.#all.unsentBytes > maxUnsentBytes)
      throw busyError(
        'SERVER_BUSY',
        'Too many clients do not read their answers; ask again in a moment.',
        RETRY_S,
      );
  }

  #forgetIfIdle(): void {
    if (this.#openSockets + this.#running + this.#unsentBytes === 0) this.#onIdle();
  }
}

import type { Writable } from 'node:stream';

/**
 * Gathers what is written to sockets until the promises that are ready have run, so that the events which one
 * announcement brings to a socket are one write: the system's part of a write costs more than all of ours.
 */
export class WriteBatch {
  readonly #corked = new Set<Writable>();

  /** Call it before a write. */
  add(socket: Writable): void {
    if (this.#corked.has(socket)) return;
    // Ticks run once no promise is ready any more.
    if (this.#corked.size === 0) process.nextTick(() => this.#write());
    this.#corked.add(socket);
    socket.cork();
  }

  #write(): void {
    for (const socket of this.#corked) socket.uncork();
    this.#corked.clear();
  }
}

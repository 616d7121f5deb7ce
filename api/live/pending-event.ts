import type { LiveEvent } from './live-type.ts';

/**
 * The event of an announcement, which is read only where an answer to it is not in memory. All streams are given the same
 * one, so that it names its answers.
 */
export class PendingEvent {
  /** The event; null where there is nothing to deliver. */
  readonly read: () => Promise<LiveEvent | null>;

  constructor(read: () => Promise<LiveEvent | null>) {
    this.read = read;
  }
}

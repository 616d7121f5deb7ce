import { followLive, type LiveEvent } from '@courant/client';
import WebSocket from 'ws';
import { refetchRange, refetchShown, type ShownRange } from './refetch.ts';
import { applyReadings, type SlotTexts } from './slot-texts.ts';

/** Sockets that a test can break. One may be closed before it has opened; ws reports that as an error, which is none here. */
const breakableSockets = (onSocket: (socket: WebSocket) => void) =>
  class extends WebSocket {
    constructor(url: string, protocols?: string | string[]) {
      super(url, protocols);
      this.on('error', () => undefined);
      onSocket(this);
    }
  };

/**
 * A client over a real socket that knows only the events it has received and the ranges it has refetched because an
 * event asked for it. It outlives its connections: each resumes behind the last cursor. With a shown range it refetches
 * that at each snapshot, and starts over after a reset; without one a reset is an error.
 */
export class LiveFollower {
  readonly slots: SlotTexts;
  /** All events applied, in order. */
  readonly events: { readonly kind: LiveEvent['__typename']; readonly cursor: string }[] = [];
  /** The reasons of all resets. */
  readonly resets: string[] = [];
  readonly #shownRange: ShownRange | null;
  #stop = new AbortController();
  #socket: WebSocket | undefined;
  #ended: Promise<void> = Promise.resolve();
  #onChange: () => void = () => undefined;
  #error: unknown;

  /** @param slots filled with what the follower knows; a test that watches each step gives a map of its own */
  constructor(shown: ShownRange | null = null, slots: SlotTexts = new Map()) {
    this.slots = slots;
    this.#shownRange = shown;
  }

  get cursor(): string | null {
    const last = this.events.at(-1);
    return last && last.kind !== 'StreamReset' ? last.cursor : null;
  }

  /** Follows from its cursor, until it is cut. */
  connect(url: string): void {
    this.#error = undefined;
    this.#stop = new AbortController();
    this.#ended = followLive({
      url: `${url}/graphql`,
      after: this.cursor,
      onEvent: (event) => this.#apply(event, url),
      signal: this.#stop.signal,
      webSocket: breakableSockets((socket) => {
        this.#socket = socket;
      }),
    });
    this.#ended.catch((error) => {
      this.#error = error;
      this.#onChange();
    });
  }

  /** Breaks the socket as a network does; the client resumes by itself. */
  breakSocket(): void {
    this.#socket?.terminate();
  }

  /** Ends the client as a crash does: events that are not applied yet are lost, and will be sent again. */
  async cut(): Promise<void> {
    this.#stop.abort();
    await this.#ended.catch(() => undefined);
  }

  /** Resolves once so many more events have been applied, or a watermark says that there are no more so far. */
  async waitForEvents(events: number): Promise<void> {
    const enough = this.events.length + events;
    await this.#waitUntil(() => this.events.length >= enough || this.events.at(-1)?.kind === 'Watermark');
  }

  /** Resolves once everything up to a cursor has been applied. */
  waitForCursor(cursor: string): Promise<void> {
    return this.#waitUntil(() => this.cursor === cursor);
  }

  async #waitUntil(condition: () => boolean): Promise<void> {
    while (!condition()) {
      if (this.#error) throw this.#error;
      await new Promise<void>((resolve) => {
        this.#onChange = resolve;
      });
    }
  }

  async #apply(event: LiveEvent, url: string): Promise<void> {
    if (event.__typename === 'RangeRevised') await refetchRange(url, event, this.slots);
    applyReadings(this.slots, event);
    if (event.__typename === 'Snapshot' && this.#shownRange)
      await refetchShown(url, this.#shownRange, this.slots);
    if (event.__typename === 'StreamReset') this.#onReset(event.reason);
    this.events.push({ kind: event.__typename, cursor: event.cursor });
    this.#onChange();
  }

  #onReset(reason: string): void {
    if (!this.#shownRange) throw new Error(`The stream was reset: ${reason}.`);
    this.resets.push(reason);
    this.slots.clear();
  }
}

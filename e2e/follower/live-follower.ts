import { type Client, createClient } from 'graphql-ws';
import WebSocket from 'ws';
import { LIVE_SUBSCRIPTION, type LiveEvent } from './live-event.ts';
import { refetchRange, refetchShown, type ShownRange } from './refetch.ts';
import { applyReadings, type SlotTexts } from './slot-texts.ts';

/** A socket that may be closed before it has opened; ws reports that as an error, which is none here. */
class CuttableSocket extends WebSocket {
  constructor(url: string, protocols?: string | string[]) {
    super(url, protocols);
    this.on('error', () => undefined);
  }
}

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
  #client: Client | undefined;
  #applied: Promise<void> = Promise.resolve();
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

  /** Follows from its cursor, until it is cut or the server closes. */
  connect(url: string): void {
    this.#error = undefined;
    this.#applied = Promise.resolve();
    const client = createClient({
      url: `${url.replace('http', 'ws')}/graphql`,
      webSocketImpl: CuttableSocket,
      retryAttempts: 0,
    });
    this.#client = client;
    client.subscribe<{ liveProduction: LiveEvent }>(
      { query: LIVE_SUBSCRIPTION, variables: { after: this.cursor } },
      {
        next: ({ data }) => {
          if (data) this.#enqueue(data.liveProduction, client, url);
        },
        error: () => undefined,
        complete: () => undefined,
      },
    );
  }

  /** Applies events one after the other: a range is refetched before the event behind it is applied. */
  #enqueue(event: LiveEvent, client: Client, url: string): void {
    this.#applied = this.#applied.then(async () => {
      if (this.#client === client) await this.#apply(event, url);
    });
    this.#applied.catch((error) => {
      this.#error = error;
      this.#onChange();
    });
  }

  /** Cuts the socket as a broken network does: events that are not applied yet are lost, and will be sent again. */
  async cut(): Promise<void> {
    const client = this.#client;
    this.#client = undefined;
    client?.terminate();
    await this.#applied.catch(() => undefined);
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
    if (event.__typename === 'StreamReset') this.#reconnect(url);
  }

  #onReset(reason: string): void {
    if (!this.#shownRange) throw new Error(`The stream was reset: ${reason}.`);
    this.resets.push(reason);
    this.slots.clear();
  }

  #reconnect(url: string): void {
    this.#client?.terminate();
    this.connect(url);
  }
}

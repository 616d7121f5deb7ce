import { followLive, type LiveEvent } from '@courant/client';
import WebSocket from 'ws';
import { refetchRange } from '../follower/refetch.ts';
import { applyReadings, type SlotTexts } from '../follower/slot-texts.ts';

/** Sockets that open from one address of the loopback, so that a crowd has as many addresses as viewers have. */
const socketsFrom = (localAddress: string) =>
  class extends WebSocket {
    constructor(url: string, protocols?: string | string[]) {
      super(url, protocols, { localAddress });
      this.on('error', () => undefined);
    }
  };

/** A socket that is closed, or that never opened, is an event. */
const describeFailure = (reason: unknown): string => {
  const { code, reason: text, message } = reason as Readonly<Record<'code' | 'reason' | 'message', unknown>>;
  return `${code ?? ''} ${text ?? message ?? ''}`.trim();
};

/** One of many clients behind a proxy, as `@courant/client` makes it; it counts what it is sent and how long it waits. */
export class Subscriber {
  /** What its events have said of each slot. */
  readonly slots: SlotTexts = new Map();
  /** The cursors of its events, watermarks left out, as offsets. */
  readonly offsets: number[] = [];
  /** How long it was without a stream each time that one broke, ms. */
  readonly cutForMs: number[] = [];
  /** Why streams ended, or could not be opened. */
  readonly failures: string[] = [];
  readonly #url: string;
  readonly #stop = new AbortController();
  readonly #ended: Promise<void>;
  #offset = -1;
  #brokenAt: number | undefined;
  #onEvent: () => void = () => undefined;
  #error: unknown;

  constructor(url: string, address: string) {
    this.#url = url;
    this.#ended = followLive({
      url: `${url}/graphql`,
      onEvent: (event) => this.#apply(event),
      onFailure: (reason) => {
        this.#brokenAt ??= performance.now();
        this.failures.push(describeFailure(reason));
      },
      signal: this.#stop.signal,
      webSocket: socketsFrom(address),
    }).catch((error: unknown) => {
      this.#error = error;
      this.#onEvent();
    });
  }

  /** Resolves once it knows everything before an offset of the changes. */
  async waitForOffset(offset: number): Promise<void> {
    while (this.#offset < offset) {
      if (this.#error) throw this.#error;
      await new Promise<void>((resolve) => {
        this.#onEvent = resolve;
      });
    }
  }

  async close(): Promise<void> {
    this.#stop.abort();
    await this.#ended;
  }

  async #apply(event: LiveEvent): Promise<void> {
    if (event.__typename === 'StreamReset') throw new Error(`The stream was reset: ${event.reason}.`);
    if (event.__typename === 'RangeRevised') await refetchRange(this.#url, event, this.slots);
    applyReadings(this.slots, event);
    this.#count(event);
    this.#onEvent();
  }

  #count({ __typename, cursor }: LiveEvent): void {
    this.#offset = Number(cursor.split('.').at(-1));
    if (__typename !== 'Watermark') this.offsets.push(this.#offset);
    if (this.#brokenAt !== undefined) this.cutForMs.push(performance.now() - this.#brokenAt);
    this.#brokenAt = undefined;
  }
}

import { busyError } from '../api-error.ts';
import { inDeliverySpan } from './delivery-span.ts';

/**
 * Why a subscription is over: its client left; it came to its end; it was sent a StreamReset; it failed; it was refused
 * before it began.
 */
export type EndReason = 'CLIENT' | 'COMPLETED' | 'RESET' | 'FAILED' | 'REFUSED';

/** Is called with what subscriptions do. `kind` is the name of a field of `Subscription`, so there are few. */
export interface SubscriptionObserver {
  opened(kind: string): void;
  delivered(kind: string): void;
  /** @param seconds from the announcement of an event until it was handed to the socket */
  deliveredAfter(kind: string, seconds: number): void;
  ended(kind: string, reason: EndReason, seconds: number): void;
}

export interface SubscriptionsOptions {
  /** Subscriptions of all clients at a time. */
  readonly max: number;
  /** Epoch milliseconds UTC. */
  readonly now: () => number;
  /** When an event's change was announced, epoch milliseconds UTC; undefined for one that nobody announced. */
  readonly announcedAt: (event: object) => number | undefined;
  readonly observer?: SubscriptionObserver | undefined;
}

/** When a subscription that finds the server full is worth another attempt. */
const RETRY_S = 30;

/** The subscriptions of all clients. */
export class Subscriptions {
  readonly #options: SubscriptionsOptions;
  readonly #openByKind = new Map<string, number>();
  #openCount = 0;

  constructor(options: SubscriptionsOptions) {
    this.#options = options;
  }

  openOf(kind: string): number {
    return this.#openByKind.get(kind) ?? 0;
  }

  /** Counts a subscription until it is ended. @throws GraphQLError `SERVER_BUSY` where no more may be open */
  open(kind: string): OpenSubscription {
    const { max } = this.#options;
    if (this.#openCount >= max)
      throw busyError(
        'SERVER_BUSY',
        `The server runs ${max} subscriptions, and no more are allowed. Try again in ${RETRY_S} seconds.`,
        RETRY_S,
      );
    this.#count(kind, 1);
    return new OpenSubscription(kind, this.#options, () => this.#count(kind, -1));
  }

  #count(kind: string, by: 1 | -1): void {
    this.#openCount += by;
    this.#openByKind.set(kind, this.openOf(kind) + by);
  }
}

/** One subscription, from its request to its end. */
export class OpenSubscription {
  readonly #kind: string;
  readonly #options: SubscriptionsOptions;
  readonly #onEnd: () => void;
  readonly #openedAt: number;
  #isEnded = false;

  constructor(kind: string, options: SubscriptionsOptions, onEnd: () => void) {
    this.#kind = kind;
    this.#options = options;
    this.#onEnd = onEnd;
    this.#openedAt = options.now();
    options.observer?.opened(kind);
  }

  /** An event is about to be handed to the socket. */
  deliver(event: object): void {
    inDeliverySpan(event, this.#kind, () => this.#observe(event));
  }

  #observe(event: object): void {
    const { observer, announcedAt } = this.#options;
    observer?.delivered(this.#kind);
    const at = announcedAt(event);
    // What was announced before the subscription began did not wait for its delivery.
    if (at !== undefined && at >= this.#openedAt)
      observer?.deliveredAfter(this.#kind, this.#secondsSince(at));
  }

  /** Only the first reason counts. */
  end(reason: EndReason): void {
    if (this.#isEnded) return;
    this.#isEnded = true;
    this.#onEnd();
    this.#options.observer?.ended(this.#kind, reason, this.#secondsSince(this.#openedAt));
  }

  /** 0 where another machine's clock, or a clock that was set, says that it lies ahead. */
  #secondsSince(instant: number): number {
    return Math.max(0, this.#options.now() - instant) / 1000;
  }
}

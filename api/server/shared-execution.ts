import {
  createSourceEventStream,
  type ExecutionArgs,
  type ExecutionResult,
  execute,
  type FormattedExecutionResult,
  GraphQLError,
} from 'graphql';
import { LRUCache } from 'lru-cache';
import { StreamReset } from '../live/live-type.ts';
import { PendingEvent } from '../live/pending-event.ts';
import { PrintedResult } from './printed-result.ts';
import { QuestionKeys } from './question-key.ts';
import { subscriptionKind } from './subscription-kind.ts';
import type { OpenSubscription, Subscriptions } from './subscriptions.ts';

export type CreateContext = () => ExecutionArgs['contextValue'];

/** Of the results used last; what the newest events answer to a few hundred questions takes less. */
const MAX_RESULT_BYTES = 16 * 2 ** 20;
/** Null where there is nothing to deliver. */
type Result = PrintedResult | null;
/** What a result takes beside its text. */
const RESULT_BYTES = 300;

/**
 * Executes each event once for all subscriptions with the same question: a thousand viewers of one dashboard cost one
 * execution for each event. So an answer must never depend on the client.
 */
export class SharedExecution {
  readonly #createContext: CreateContext;
  readonly #subscriptions: Subscriptions;
  readonly #questionKeys = new QuestionKeys();
  readonly #eventIds = new WeakMap<object, number>();
  #lastEventId = 0;
  /** Executions that have not ended, and the results used last, by event and question. */
  readonly #running = new Map<string, Promise<Result>>();
  readonly #results = new LRUCache<string, PrintedResult>({
    maxSize: MAX_RESULT_BYTES,
    sizeCalculation: ({ bytes }) => RESULT_BYTES + bytes,
  });
  readonly #toClientResult: (result: ExecutionResult) => FormattedExecutionResult;

  constructor(
    createContext: CreateContext,
    subscriptions: Subscriptions,
    toClientResult: (result: ExecutionResult) => FormattedExecutionResult,
  ) {
    this.#createContext = createContext;
    this.#subscriptions = subscriptions;
    this.#toClientResult = toClientResult;
  }

  /** Estimated bytes of the results in memory. */
  get resultBytes(): number {
    return this.#results.calculatedSize;
  }

  /** Replaces graphql's `subscribe` in graphql-ws. */
  readonly subscribe = async (
    args: ExecutionArgs,
  ): Promise<AsyncIterableIterator<PrintedResult> | ExecutionResult> => {
    try {
      return await this.#open(args, this.#subscriptions.open(subscriptionKind(args)));
    } catch (error) {
      // The refusal is the answer: what is thrown here would close the socket.
      if (error instanceof GraphQLError) return { errors: [error] };
      throw error;
    }
  };

  async #open(
    args: ExecutionArgs,
    subscription: OpenSubscription,
  ): Promise<AsyncIterableIterator<PrintedResult> | ExecutionResult> {
    try {
      const events = await createSourceEventStream(args);
      if (Symbol.asyncIterator in events) return this.#resultsOf(args, events, subscription);
      subscription.end('REFUSED');
      return events;
    } catch (error) {
      subscription.end('FAILED');
      throw error;
    }
  }

  #resultsOf(
    args: ExecutionArgs,
    events: AsyncIterable<unknown>,
    subscription: OpenSubscription,
  ): AsyncIterableIterator<PrintedResult> {
    const questionKey = this.#questionKeys.keyOf(args);
    const source = events[Symbol.asyncIterator]() as AsyncIterator<object>;
    return new ResultIterator(source, subscription, (event) => this.#resultOf(args, questionKey, event));
  }

  #resultOf(args: ExecutionArgs, questionKey: string, event: object): Result | Promise<Result> {
    const key = `${this.#idOf(event)} ${questionKey}`;
    return this.#results.get(key) ?? this.#running.get(key) ?? this.#execute(args, key, event);
  }

  #idOf(event: object): number {
    const id = this.#eventIds.get(event) ?? ++this.#lastEventId;
    this.#eventIds.set(event, id);
    return id;
  }

  #execute(args: ExecutionArgs, key: string, event: object): Promise<Result> {
    const running = this.#run(args, key, event);
    this.#running.set(key, running);
    const forget = () => this.#running.delete(key);
    running.then(forget, forget);
    return running;
  }

  /** A result with errors goes to the subscriptions that await it; the next one executes again. */
  async #run(args: ExecutionArgs, key: string, event: object): Promise<Result> {
    const rootValue = event instanceof PendingEvent ? await event.read() : event;
    if (!rootValue) return null;
    const result = await execute({ ...args, rootValue, contextValue: this.#createContext() });
    const printed = new PrintedResult(this.#toClientResult(result));
    if (!result.errors) this.#results.set(key, printed);
    return printed;
  }
}

/** The results of a subscription's events. It is no generator, so that `return()` reaches a source that awaits. */
class ResultIterator implements AsyncIterableIterator<PrintedResult> {
  readonly #source: AsyncIterator<object>;
  readonly #subscription: OpenSubscription;
  readonly #resultOf: (event: object) => Result | Promise<Result>;
  #isReset = false;

  constructor(
    source: AsyncIterator<object>,
    subscription: OpenSubscription,
    resultOf: (event: object) => Result | Promise<Result>,
  ) {
    this.#source = source;
    this.#subscription = subscription;
    this.#resultOf = resultOf;
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  async next(): Promise<IteratorResult<PrintedResult, undefined>> {
    try {
      for (;;) {
        const { done, value: event } = await this.#source.next();
        if (done) return this.#complete();
        const result = this.#resultOf(event);
        const value = result instanceof Promise ? await result : result;
        if (!value) continue;
        this.#isReset = event instanceof StreamReset;
        this.#subscription.deliver(event);
        return { done: false, value };
      }
    } catch (error) {
      this.#subscription.end('FAILED');
      await this.#source.return?.();
      throw error;
    }
  }

  async return(): Promise<IteratorResult<PrintedResult, undefined>> {
    this.#subscription.end('CLIENT');
    await this.#source.return?.();
    return { done: true, value: undefined };
  }

  #complete(): IteratorResult<PrintedResult, undefined> {
    this.#subscription.end(this.#isReset ? 'RESET' : 'COMPLETED');
    return { done: true, value: undefined };
  }
}

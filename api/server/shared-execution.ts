import { createSourceEventStream, type ExecutionArgs, type ExecutionResult, execute } from 'graphql';
import { LRUCache } from 'lru-cache';
import { QuestionKeys } from './question-key.ts';
import { resultBytes } from './result-size.ts';

export type CreateContext = () => ExecutionArgs['contextValue'];

/** Of the results used last; what the newest events answer to a few hundred questions takes less. */
const MAX_RESULT_BYTES = 16 * 2 ** 20;

/**
 * Executes each event once for all subscriptions with the same question: a thousand viewers of one dashboard cost one
 * execution for each event. So an answer must never depend on the client.
 */
export class SharedExecution {
  readonly #createContext: CreateContext;
  readonly #questionKeys = new QuestionKeys();
  readonly #eventIds = new WeakMap<object, number>();
  #lastEventId = 0;
  /** Executions that have not ended, and the results used last, by event and question. */
  readonly #running = new Map<string, Promise<ExecutionResult>>();
  readonly #results = new LRUCache<string, ExecutionResult>({
    maxSize: MAX_RESULT_BYTES,
    sizeCalculation: resultBytes,
  });

  constructor(createContext: CreateContext) {
    this.#createContext = createContext;
  }

  /** Estimated bytes of the results in memory. */
  get resultBytes(): number {
    return this.#results.calculatedSize;
  }

  /** Replaces graphql's `subscribe` in graphql-ws. */
  readonly subscribe = async (
    args: ExecutionArgs,
  ): Promise<AsyncIterableIterator<ExecutionResult> | ExecutionResult> => {
    const events = await createSourceEventStream(args);
    if (!(Symbol.asyncIterator in events)) return events;
    const questionKey = this.#questionKeys.keyOf(args);
    const source = events[Symbol.asyncIterator]() as AsyncIterator<object>;
    return new MappedIterator(source, (event) => this.#resultOf(args, questionKey, event));
  };

  #resultOf(
    args: ExecutionArgs,
    questionKey: string,
    event: object,
  ): ExecutionResult | Promise<ExecutionResult> {
    const key = `${this.#idOf(event)} ${questionKey}`;
    return this.#results.get(key) ?? this.#running.get(key) ?? this.#execute(args, key, event);
  }

  #idOf(event: object): number {
    const id = this.#eventIds.get(event) ?? ++this.#lastEventId;
    this.#eventIds.set(event, id);
    return id;
  }

  #execute(args: ExecutionArgs, key: string, event: object): Promise<ExecutionResult> {
    const running = this.#run(args, key, event);
    this.#running.set(key, running);
    const forget = () => this.#running.delete(key);
    running.then(forget, forget);
    return running;
  }

  /** A result with errors goes to the subscriptions that await it; the next one executes again. */
  async #run(args: ExecutionArgs, key: string, event: object): Promise<ExecutionResult> {
    const result = await execute({ ...args, rootValue: event, contextValue: this.#createContext() });
    if (!result.errors) this.#results.set(key, result);
    return result;
  }
}

/** Maps the items of an iterator. It is no generator, so that `return()` reaches a source that awaits. */
class MappedIterator<From, To> implements AsyncIterableIterator<To> {
  readonly #source: AsyncIterator<From>;
  readonly #map: (item: From) => To | Promise<To>;

  constructor(source: AsyncIterator<From>, map: (item: From) => To | Promise<To>) {
    this.#source = source;
    this.#map = map;
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  async next(): Promise<IteratorResult<To, undefined>> {
    try {
      const { done, value } = await this.#source.next();
      return done ? { done: true, value: undefined } : { done: false, value: await this.#map(value) };
    } catch (error) {
      await this.#source.return?.();
      throw error;
    }
  }

  async return(): Promise<IteratorResult<To, undefined>> {
    await this.#source.return?.();
    return { done: true, value: undefined };
  }
}

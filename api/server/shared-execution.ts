import {
  createSourceEventStream,
  type DocumentNode,
  type ExecutionArgs,
  type ExecutionResult,
  execute,
} from 'graphql';

type Result = ExecutionResult | Promise<ExecutionResult>;
export type CreateContext = () => ExecutionArgs['contextValue'];

/**
 * Executes each event once for all who asked the same question of it: a thousand viewers of one dashboard cost one
 * execution an event. So an answer must never depend on who asks.
 */
export class SharedExecution {
  readonly #createContext: CreateContext;
  /** Weak, so that results go when the hub forgets the event. */
  readonly #results = new WeakMap<object, Map<string, Result>>();
  readonly #documentIds = new WeakMap<DocumentNode, number>();
  #lastDocumentId = 0;

  constructor(openContext: CreateContext) {
    this.#createContext = openContext;
  }

  /** For graphql-ws, in place of graphql's own `subscribe`. */
  readonly subscribe = async (
    args: ExecutionArgs,
  ): Promise<AsyncIterableIterator<ExecutionResult> | ExecutionResult> => {
    const events = await createSourceEventStream(args);
    if (!(Symbol.asyncIterator in events)) return events;
    const question = this.#keyOf(args);
    const source = events[Symbol.asyncIterator]() as AsyncIterator<object>;
    return new MappedIterator(source, (event) => this.#execute(args, question, event));
  };

  /** The same for the same document, operation and variables. */
  #keyOf({ document, operationName, variableValues }: ExecutionArgs): string {
    const number = this.#documentIds.get(document) ?? ++this.#lastDocumentId;
    this.#documentIds.set(document, number);
    return JSON.stringify([number, operationName ?? null, variableValues ?? null]);
  }

  #execute(args: ExecutionArgs, requestKey: string, event: object): Result {
    let results = this.#results.get(event);
    if (!results) {
      results = new Map();
      this.#results.set(event, results);
    }
    let result = results.get(requestKey);
    if (!result) {
      result = execute({ ...args, rootValue: event, contextValue: this.#createContext() });
      results.set(requestKey, result);
      void this.#forgetIfFailed(results, requestKey, result);
    }
    return result;
  }

  /** An answer with errors is told to those who wait for it, and sought anew for the next. */
  async #forgetIfFailed(results: Map<string, Result>, requestKey: string, result: Result): Promise<void> {
    const isWhole = await Promise.resolve(result).then(
      ({ errors }) => !errors,
      () => false,
    );
    if (!isWhole && results.get(requestKey) === result) results.delete(requestKey);
  }
}

/** An iterator whose items are mapped; by hand, so that `return()` reaches a source that waits. */
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
    const { done, value } = await this.#source.next();
    return done ? { done: true, value: undefined } : { done: false, value: await this.#map(value) };
  }

  async return(): Promise<IteratorResult<To, undefined>> {
    await this.#source.return?.();
    return { done: true, value: undefined };
  }
}

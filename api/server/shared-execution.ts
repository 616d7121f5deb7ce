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
 * Executes each event once for all subscriptions with the same document, operation and variables: a thousand viewers of
 * one dashboard cost one execution for each event. So an answer must never depend on the client.
 */
export class SharedExecution {
  readonly #createContext: CreateContext;
  /** Weak, so that results are freed when the hub drops the event. */
  readonly #results = new WeakMap<object, Map<string, Result>>();
  readonly #documentIds = new WeakMap<DocumentNode, number>();
  #lastDocumentId = 0;

  constructor(createContext: CreateContext) {
    this.#createContext = createContext;
  }

  /** Replaces graphql's `subscribe` in graphql-ws. */
  readonly subscribe = async (
    args: ExecutionArgs,
  ): Promise<AsyncIterableIterator<ExecutionResult> | ExecutionResult> => {
    const events = await createSourceEventStream(args);
    if (!(Symbol.asyncIterator in events)) return events;
    const requestKey = this.#requestKey(args);
    const source = events[Symbol.asyncIterator]() as AsyncIterator<object>;
    return new MappedIterator(source, (event) => this.#execute(args, requestKey, event));
  };

  /** Equal for the same document, operation and variables. */
  #requestKey({ document, operationName, variableValues }: ExecutionArgs): string {
    const id = this.#documentIds.get(document) ?? ++this.#lastDocumentId;
    this.#documentIds.set(document, id);
    return JSON.stringify([id, operationName ?? null, variableValues ?? null]);
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

  /** A result with errors goes to the subscriptions that await it; the next one executes again. */
  async #forgetIfFailed(results: Map<string, Result>, requestKey: string, result: Result): Promise<void> {
    const isWhole = await Promise.resolve(result).then(
      ({ errors }) => !errors,
      () => false,
    );
    if (!isWhole && results.get(requestKey) === result) results.delete(requestKey);
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
    const { done, value } = await this.#source.next();
    return done ? { done: true, value: undefined } : { done: false, value: await this.#map(value) };
  }

  async return(): Promise<IteratorResult<To, undefined>> {
    await this.#source.return?.();
    return { done: true, value: undefined };
  }
}

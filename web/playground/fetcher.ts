import type { Fetcher } from '@graphiql/toolkit';
import { parse } from 'graphql';
import { operationIn } from './operation.ts';
import type { StreamLog } from './stream-log.ts';

type Returned = Awaited<ReturnType<Fetcher>>;
type Stream = Extract<Returned, AsyncIterable<unknown>>;

/**
 * Sends what the editor holds now and notes the events of a stream. GraphiQL itself knows the operation of a tab only a
 * moment after the tab is shown: run before that, a subscription would go over HTTP and under another's name.
 */
export function playgroundFetcher(fetcher: Fetcher, log: StreamLog): Fetcher {
  return async (params, options) => {
    const operation = operationIn(params.query, params.operationName);
    // The API says what is wrong with a text that cannot be read.
    if (!operation) return fetcher(params, options);
    const operationName = operation.name?.value;
    const returned = await fetcher(
      { ...params, operationName },
      { ...options, documentAST: parse(params.query) },
    );
    const isStream = operation.operation === 'subscription' && Symbol.asyncIterator in returned;
    return isStream ? noted(returned, log) : returned;
  };
}

/** The same stream; ended from here, it closes at once, as a generator would not before its next event. */
function noted(stream: Stream, log: StreamLog): Stream {
  const events = stream[Symbol.asyncIterator]();
  log.begin();
  return {
    [Symbol.asyncIterator]: () => ({
      next: async () => {
        const step = await events.next();
        if (step.done) log.end();
        else log.add(step.value);
        return step;
      },
      return: async () => {
        log.end();
        return (await events.return?.()) ?? { done: true, value: undefined };
      },
    }),
  };
}

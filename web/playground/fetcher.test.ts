// @vitest-environment node
import type { Fetcher, FetcherOpts, FetcherParams } from '@graphiql/toolkit';
import { parse } from 'graphql';
import { expect, test } from 'vitest';
import { playgroundFetcher } from './fetcher.ts';
import { StreamLog } from './stream-log.ts';

const LIVE = 'subscription Live { live { cursor } }';
const EVENT = { data: { live: { cursor: 'm.1' } } };

function recordingFetcher(answer: Awaited<ReturnType<Fetcher>>) {
  const calls: { params: FetcherParams; options?: FetcherOpts }[] = [];
  const fetcher: Fetcher = (params, options) => {
    calls.push({ params, ...(options && { options }) });
    return answer;
  };
  return { calls, fetcher };
}

/** A stream of one event that then stays open; `return` closes it at once. */
function openStream() {
  const state = { isClosed: false };
  let count = 0;
  const iterator = {
    next: () =>
      count++ === 0 ? Promise.resolve({ done: false as const, value: EVENT }) : new Promise<never>(() => {}),
    return: async () => {
      state.isClosed = true;
      return { done: true as const, value: undefined };
    },
  };
  return { state, stream: { [Symbol.asyncIterator]: () => iterator } };
}

test('what is sent is what the editor holds, even while GraphiQL still knows the tab before', async () => {
  const { calls, fetcher } = recordingFetcher({ data: {} });
  await playgroundFetcher(fetcher, new StreamLog())(
    { query: LIVE, operationName: 'Regions' },
    { documentAST: parse('query Regions { regions { code } }') },
  );

  const [call] = calls;
  expect(call?.params.operationName).toBe('Live');
  expect(call?.options?.documentAST).toEqual(parse(LIVE));
});

test('of several operations the one chosen is sent', async () => {
  const { calls, fetcher } = recordingFetcher({ data: {} });
  await playgroundFetcher(
    fetcher,
    new StreamLog(),
  )({ query: 'query A { a } query B { b }', operationName: 'B' });

  expect(calls[0]?.params.operationName).toBe('B');
});

test('a text that cannot be read is sent as it is', async () => {
  const { calls, fetcher } = recordingFetcher({ errors: [] });
  await playgroundFetcher(fetcher, new StreamLog())({ query: '{', operationName: null });

  expect(calls).toEqual([{ params: { query: '{', operationName: null } }]);
});

test('the log has the events of a stream, and closing the stream does not wait for another', async () => {
  const log = new StreamLog();
  const { state, stream } = openStream();
  const returned = await playgroundFetcher(recordingFetcher(stream).fetcher, log)({ query: LIVE });
  const events = (returned as typeof stream)[Symbol.asyncIterator]();

  expect((await events.next()).value).toEqual(EVENT);
  expect(log.view()).toMatchObject({ events: 1, cursor: 'm.1', isOpen: true });
  void events.next();
  await events.return();
  expect(state.isClosed).toBe(true);
  expect(log.view().isOpen).toBe(false);
});

import { createHash, webcrypto } from 'node:crypto';
import { ApolloClient, gql, InMemoryCache } from '@apollo/client';
import { afterEach, expect, test, vi } from 'vitest';
import { createQueryLink } from './query-link.ts';

const QUERY = gql`
  query Name {
    france {
      name
    }
  }
`;

interface Request {
  readonly method: string;
  readonly query: string | null;
  readonly hash: string | undefined;
  readonly cursor: string | undefined;
}

afterEach(() => vi.unstubAllGlobals());

/** A client of a server that knows no text until it is sent one, and the requests that it received. */
function createClient(crypto: unknown) {
  const requests: Request[] = [];
  const page = { cursor: null as string | null };
  const texts = new Map<string, string>();
  vi.stubGlobal('crypto', crypto);
  vi.stubGlobal('fetch', async (url: string, { method = 'GET', body }: RequestInit) => {
    const request = readRequest(new URL(url), method, body);
    requests.push(request);
    if (request.hash && request.query) texts.set(request.hash, request.query);
    return answerTo(request, texts);
  });
  const link = createQueryLink(new URL('http://courant.example/graphql'), () => page.cursor);
  const client = new ApolloClient({ link, cache: new InMemoryCache() });
  const ask = async () => (await client.query({ query: QUERY, fetchPolicy: 'no-cache' })).data;
  return { ask, requests, page };
}

function readRequest({ searchParams }: URL, method: string, body: unknown): Request {
  const sent = method === 'POST' ? JSON.parse(String(body)) : Object.fromEntries(searchParams);
  const extensions = method === 'POST' ? sent.extensions : JSON.parse(sent.extensions ?? '{}');
  return {
    method,
    query: sent.query ?? null,
    hash: extensions.persistedQuery?.sha256Hash,
    cursor: extensions.cursor,
  };
}

function answerTo({ hash, query }: Request, texts: ReadonlyMap<string, string>): Response {
  const notFound = { errors: [{ message: 'unknown', extensions: { code: 'PERSISTED_QUERY_NOT_FOUND' } }] };
  const isKnown = query !== null || (hash !== undefined && texts.has(hash));
  const answer = isKnown ? { data: { france: { name: 'France', __typename: 'Area' } } } : notFound;
  return new Response(JSON.stringify(answer), { headers: { 'content-type': 'application/json' } });
}

test('a question goes by the hash of its text, and by the text once where the server does not know it', async () => {
  const { ask, requests } = createClient(webcrypto);
  expect(await ask()).toMatchObject({ france: { name: 'France' } });
  expect(requests.map(({ method, query }) => [method, query === null])).toEqual([
    ['GET', true],
    ['POST', false],
  ]);
  const [, { query, hash } = { query: '', hash: '' }] = requests;
  expect(hash).toBe(
    createHash('sha256')
      .update(query ?? '')
      .digest('hex'),
  );
  await ask();
  expect(requests.slice(2)).toEqual([{ method: 'GET', query: null, hash, cursor: undefined }]);
});

test('where a page cannot hash, a question goes by its text', async () => {
  const { ask, requests } = createClient({});
  expect(await ask()).toMatchObject({ france: { name: 'France' } });
  expect(requests).toMatchObject([{ method: 'GET', hash: undefined }]);
  expect(requests[0]?.query).toContain('france');
});

test.each([
  ['by hash', webcrypto],
  ['by text', {}],
])('a question %s after an event has another address than before it', async (_how, crypto) => {
  const { ask, requests, page } = createClient(crypto);
  await ask();
  page.cursor = 'f1.7';
  await ask();
  page.cursor = 'f1.8';
  await ask();
  const cursors = requests.filter(({ method }) => method === 'GET').map(({ cursor }) => cursor);
  expect(cursors).toEqual([undefined, 'f1.7', 'f1.8']);
});

import { FETCHES } from '@courant/core/log';
import { everyRegion } from '@courant/core/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { toFetch } from '../series/test/settled-store.ts';
import { openTestApi, type TestApi } from '../test/open-test-api.ts';
import { openTestSocket, type TestSocket } from '../test/test-socket.ts';

const TEN = Date.parse('2026-08-27T10:00:00Z');
const AREAS = 'query ($codes: [AreaCode!]) { areas(codes: $codes) { code } }';
const SERIES = 'query ($input: SeriesInput!) { series(input: $input) { __typename } }';
const repeat = (count: number, text: (i: number) => string): string =>
  Array.from({ length: count }, (_, i) => text(i)).join(' ');
/** Stands for lists of so many levels, which `JSON.stringify` cannot write. */
const DEEP = 'ten thousand levels';
const DEEP_TEXT = `${'['.repeat(10_000)}${']'.repeat(10_000)}`;
const textOf = (payload: unknown): string => JSON.stringify(payload).replace(JSON.stringify(DEEP), DEEP_TEXT);
const bomb = (count: number, inner: string): string =>
  repeat(
    count,
    (i) => `fragment f${i} on Area { ${i < count - 1 ? inner.replaceAll('...', `...f${i + 1}`) : 'code'} }`,
  );

interface Refusal {
  readonly name: string;
  readonly payload: unknown;
  /** Status and code over HTTP. */
  readonly http: readonly [number, string];
  /** Code of the error over the socket, or the number with which the protocol closes it. */
  readonly socket: string | number;
}

/** The same refusal on both transports. */
const both = (name: string, code: string, payload: unknown): Refusal => ({
  name,
  payload,
  http: [400, code],
  socket: code,
});
const france = '{ france { code } }';

const REFUSALS: readonly Refusal[] = [
  both('a text that is no document', 'GRAPHQL_PARSE_FAILED', { query: '{ france {' }),
  both('a document of nothing but a comment', 'GRAPHQL_PARSE_FAILED', { query: '# nothing' }),
  both('too many tokens', 'GRAPHQL_PARSE_FAILED', { query: `{ france { ${'code '.repeat(2_001)} } }` }),
  both('an unknown field', 'GRAPHQL_VALIDATION_FAILED', { query: '{ germany }' }),
  both('a wrong literal', 'GRAPHQL_VALIDATION_FAILED', { query: '{ area(code: ELS) { code } }' }),
  both('a literal of many levels', 'GRAPHQL_VALIDATION_FAILED', {
    query: `{ area(code: ${'['.repeat(900)}${']'.repeat(900)}) { code } }`,
  }),
  both('one field many times over', 'TOO_MANY_FIELDS', {
    query: `{ france { ${'code '.repeat(1_990)} } }`,
  }),
  both('a wrong moment in the document', 'BAD_MOMENT', {
    query: '{ reading(area: BRE, at: "soon") { start } }',
  }),
  both('a wrong moment as a variable', 'BAD_MOMENT', {
    query: 'query ($at: Moment!) { reading(area: BRE, at: $at) { start } }',
    variables: { at: '2024-13' },
  }),
  both('a variable of no such value', 'BAD_USER_INPUT', { query: AREAS, variables: { codes: ['ELS'] } }),
  both('a variable of another type', 'BAD_USER_INPUT', { query: AREAS, variables: { codes: { BRE: true } } }),
  both('a required variable left out', 'BAD_USER_INPUT', { query: SERIES, variables: {} }),
  both('a required member left out', 'BAD_USER_INPUT', {
    query: SERIES,
    variables: { input: { from: '2024' } },
  }),
  both('twelve thousand wrong values', 'BAD_USER_INPUT', {
    query: AREAS,
    variables: { codes: Array.from({ length: 12_000 }, () => 'x') },
  }),
  both('one very long wrong value', 'BAD_USER_INPUT', {
    query: AREAS,
    variables: { codes: ['x'.repeat(60_000)] },
  }),
  both('a declared variable of 10,000 levels', 'BAD_USER_INPUT', {
    query: AREAS,
    variables: { codes: DEEP },
  }),
  both('another variable of 10,000 levels', 'BAD_USER_INPUT', {
    query: france,
    variables: { x: DEEP },
  }),
  both('too deep', 'TOO_DEEP', {
    query: `{ france ${'{ latest { area '.repeat(7)}{ code }${' } }'.repeat(7)} }`,
  }),
  both('too many aliases', 'TOO_MANY_ALIASES', {
    query: `{ ${repeat(51, (i) => `a${i}: france { code }`)} }`,
  }),
  both('as many mixes as aliases, in sixteen areas', 'TOO_COSTLY', {
    query: `{ areas(codes: [${'FR '.repeat(16)}]) { ${repeat(50, (i) => `a${i}: mix(from: "-P360D") { production }`)} } }`,
  }),
  both('more fields of one name than are compared', 'TOO_MANY_FIELDS', {
    query: `{ ${repeat(101, () => 'limits { maxCost }')} }`,
  }),
  both('fields that are skipped, again and again', 'TOO_COSTLY', {
    query: `{ france { ...f0 } } ${bomb(
      4,
      `${repeat(60, () => '__typename @skip(if: true)')} ${repeat(8, (i) => `a${i}: latest { area { ... } }`)}`,
    )}`,
  }),
  both('fragments that multiply fields', 'TOO_COSTLY', {
    query: `{ france { ...f0 } } ${bomb(
      5,
      repeat(8, () => 'latest { area { ... } }'),
    )}`,
  }),
  both('several operations and no name', 'OPERATION_RESOLUTION_FAILURE', {
    query: 'query A { france { code } } query B { france { name } }',
  }),
  both('a name of no operation', 'OPERATION_RESOLUTION_FAILURE', {
    query: `query A ${france}`,
    operationName: 'B',
  }),
  both('a name for an operation without one', 'OPERATION_RESOLUTION_FAILURE', {
    query: france,
    operationName: 'A',
  }),
  both('fragments only', 'GRAPHQL_VALIDATION_FAILED', { query: 'fragment f on Area { code }' }),
  both('a subscription whose field is skipped', 'GRAPHQL_VALIDATION_FAILED', {
    query: 'subscription { liveProduction @skip(if: true) { cursor } }',
  }),
  both('a subscription whose fragment is left out', 'GRAPHQL_VALIDATION_FAILED', {
    query: 'subscription ($on: Boolean!) { ... @include(if: $on) { liveProduction { cursor } } }',
    variables: { on: false },
  }),
  both('a mutation', 'OPERATION_RESOLUTION_FAILURE', { query: 'mutation { set }' }),
  both('a wrong cursor', 'BAD_ARGUMENT', {
    query: 'subscription { liveProduction(after: "x") { cursor } }',
  }),
  {
    name: 'an empty text',
    payload: { query: '' },
    http: [400, 'BAD_REQUEST'],
    socket: 'GRAPHQL_PARSE_FAILED',
  },
  { name: 'no text', payload: { variables: {} }, http: [400, 'BAD_REQUEST'], socket: 4400 },
  { name: 'a text that is a number', payload: { query: 3 }, http: [400, 'BAD_REQUEST'], socket: 4400 },
  { name: 'a list of questions', payload: [{ query: france }], http: [400, 'BAD_REQUEST'], socket: 4400 },
  {
    name: 'variables in a list',
    payload: { query: france, variables: [1] },
    http: [400, 'BAD_REQUEST'],
    socket: 4400,
  },
  {
    name: 'variables in a text',
    payload: { query: france, variables: 'x' },
    http: [400, 'BAD_REQUEST'],
    socket: 4400,
  },
  {
    name: 'a number as name',
    payload: { query: france, operationName: 3 },
    http: [400, 'BAD_REQUEST'],
    socket: 4400,
  },
  {
    name: 'extensions in a text',
    payload: { query: france, extensions: 'x' },
    http: [400, 'BAD_REQUEST'],
    socket: 4400,
  },
];

/** What only one of the transports knows. */
const ONLY_HTTP: readonly (readonly [string, unknown, number, string])[] = [
  [
    'a subscription',
    { query: 'subscription { liveProduction { cursor } }' },
    400,
    'SUBSCRIPTION_NEEDS_SOCKET',
  ],
  [
    'the hash of a text that was never sent',
    { extensions: { persistedQuery: { version: 1, sha256Hash: 'x' } } },
    200,
    'PERSISTED_QUERY_NOT_FOUND',
  ],
  [
    'a hash that is no text',
    { extensions: { persistedQuery: { version: 1, sha256Hash: [{}] } } },
    200,
    'PERSISTED_QUERY_NOT_FOUND',
  ],
  [
    'a version of hashes that is none',
    { query: france, extensions: { persistedQuery: { version: {}, sha256Hash: [{}] } } },
    400,
    'BAD_USER_INPUT',
  ],
  [
    'the hash of another text',
    { query: france, extensions: { persistedQuery: { version: 1, sha256Hash: 'x' } } },
    400,
    'BAD_USER_INPUT',
  ],
];

const ONLY_SOCKET: readonly (readonly [string, string, number])[] = [
  ['no JSON', '{', 4400],
  ['no message', '[]', 4400],
  ['a message of no such type', '{"type":"drop"}', 4400],
  ['the next of a server', '{"type":"next","id":"nobody","payload":{"data":null}}', 4400],
  ['the error of a server', '{"type":"error","id":"nobody","payload":[{"message":"x"}]}', 4400],
  ['a second beginning', '{"type":"connection_init"}', 4429],
  ['the id of a running operation', `{"type":"subscribe","id":"live","payload":{"query":"${france}"}}`, 4409],
];

let opened: TestApi;
beforeAll(async () => {
  opened = await openTestApi(() => TEN);
  await opened.line.publish(everyRegion(TEN));
  const backfill = { from: 0, to: TEN, slicesDone: 0, slicesTotal: 1, slicesFailed: 0 };
  // The history is covered, so that ranges of it have their price.
  await opened.line.log.append(FETCHES, [toFetch(0, TEN, { backfill })]);
});
afterAll(() => opened.close());

async function postOverHttp(
  payload: unknown,
): Promise<{ status: number; code: string | undefined; text: string }> {
  const headers = { 'content-type': 'application/json' };
  const answered = await fetch(`${opened.api.url}/graphql`, {
    method: 'POST',
    headers,
    body: textOf(payload),
  });
  const text = await answered.text();
  const { errors } = JSON.parse(text) as { errors?: { extensions?: { code?: string } }[] };
  return { status: answered.status, code: errors?.[0]?.extensions?.code, text };
}

/** A socket on which a subscription is running. */
async function openLiveSocket(): Promise<TestSocket> {
  const socket = await openTestSocket(opened.api.url);
  socket.subscribe('live', { query: 'subscription { liveProduction { cursor } }' });
  await socket.next('live');
  return socket;
}

/** Nothing of the inside is in an answer, nor in what the api reports of its own failures. */
function expectNothingInside(text: string): void {
  expect(text).not.toMatch(/call stack|node_modules|\bat \w+ \(|\.[tj]s:|\w+Error:/);
  expect(text.length).toBeLessThan(10_000);
  expect(opened.failures).toEqual([]);
}

test.each(REFUSALS)('over HTTP: $name', async ({ payload, http }) => {
  const { status, code, text } = await postOverHttp(payload);
  expect([status, code]).toEqual(http);
  expectNothingInside(text);
});

test.each(ONLY_HTTP)('only over HTTP: %s', async (_, payload, status, code) => {
  const answered = await postOverHttp(payload);
  expect([answered.status, answered.code]).toEqual([status, code]);
  expectNothingInside(answered.text);
});

test.each(REFUSALS)('over the socket: $name', async ({ payload, socket: expected }) => {
  const socket = await openLiveSocket();
  try {
    socket.send(`{"type":"subscribe","id":"refused","payload":${textOf(payload)}}`);
    if (typeof expected === 'number') {
      expect(await socket.closed).toBe(expected);
      return;
    }
    const { type, payload: errors } = await socket.next('refused');
    const [error] = errors as { extensions?: { code?: string } }[];
    expect([type, error?.extensions?.code]).toEqual(['error', expected]);
    expectNothingInside(JSON.stringify(errors));
    // The socket and its other operations go on.
    socket.subscribe('query', { query: france });
    expect(await socket.next('query')).toMatchObject({
      type: 'next',
      payload: { data: { france: { code: 'FR' } } },
    });
    expect(socket.endOf('live')).toBeUndefined();
  } finally {
    socket.close();
  }
});

test.each(ONLY_SOCKET)('only over the socket: %s', async (_, message, code) => {
  const socket = await openLiveSocket();
  socket.send(message);
  expect(await socket.closed).toBe(code);
  expect(opened.failures).toEqual([]);
});

test('the end of an operation that the server does not know changes nothing', async () => {
  const socket = await openLiveSocket();
  socket.send('{"type":"complete","id":"nobody"}');
  socket.subscribe('query', { query: france });
  expect(await socket.next('query')).toMatchObject({ type: 'next' });
  expect(socket.endOf('live')).toBeUndefined();
  socket.close();
});

import { exchange, type RawAnswer } from '../client/raw-http.ts';
import { type Finding, finding, type Trial } from './trial.ts';

const QUERY = '{"query":"{ __typename }"}';
const JSON_TYPE = 'application/json';
const RESPONSE_TYPE = 'application/graphql-response+json';
const H2C = 'Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABkAAQAAP__\r\n';

interface Call {
  readonly what: string;
  readonly bytes: string;
  readonly expected: (answer: RawAnswer) => boolean;
}

const post = (body: string, head: string): string =>
  `POST /graphql HTTP/1.1\r\nHost: a\r\n${head}Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;
const close = (head: string): string => `Connection: close\r\n${head}`;
const get = (target: string, head: string): string => `GET ${target} HTTP/1.1\r\nHost: a\r\n${head}\r\n`;
const accept = (type: string): string => close(`Content-Type: ${JSON_TYPE}\r\nAccept: ${type}\r\n`);
const query = (text: string): string => `/graphql?query=${encodeURIComponent(text)}`;

const is =
  (...statuses: number[]) =>
  ({ status }: RawAnswer) =>
    statuses.includes(status ?? 0);
const isData = ({ status, text }: RawAnswer): boolean =>
  status === 200 && text.includes('"__typename":"Query"');
const hasType =
  (type: string) =>
  (answer: RawAnswer): boolean =>
    isData(answer) && new RegExp(`content-type: ${type.replace('+', '\\+')}`, 'i').test(answer.text);

/** An upgrade that the server does not offer: it answers as if the header were not there (RFC 9110, 7.8). */
const UPGRADES: readonly Call[] = [
  { what: 'h2c on POST', bytes: post(QUERY, `Content-Type: ${JSON_TYPE}\r\n${H2C}`), expected: isData },
  {
    what: 'h2c on GET',
    bytes: get(query('{ __typename }'), `Accept: ${JSON_TYPE}\r\n${H2C}`),
    expected: isData,
  },
  { what: 'h2c on a page', bytes: get('/healthz', H2C), expected: is(200) },
  { what: 'h2c on what is not there', bytes: get('/nothing', H2C), expected: is(404) },
  {
    what: 'an unknown upgrade',
    bytes: get('/healthz', 'Connection: Upgrade\r\nUpgrade: x\r\n'),
    expected: is(200),
  },
  {
    what: 'a WebSocket elsewhere',
    bytes: get('/healthz', 'Connection: Upgrade\r\nUpgrade: websocket\r\n'),
    expected: is(400, 404),
  },
  {
    what: 'a WebSocket without a key',
    bytes: get('/graphql', 'Connection: Upgrade\r\nUpgrade: websocket\r\n'),
    expected: is(400),
  },
];

/** What GraphQL over HTTP asks of a server. */
const AUDITS: readonly Call[] = [
  { what: 'accepts application/json', bytes: post(QUERY, accept(JSON_TYPE)), expected: hasType(JSON_TYPE) },
  {
    what: 'accepts graphql-response+json',
    bytes: post(QUERY, accept(RESPONSE_TYPE)),
    expected: hasType(RESPONSE_TYPE),
  },
  { what: 'accepts anything', bytes: post(QUERY, accept('*/*')), expected: isData },
  { what: 'no Accept', bytes: post(QUERY, close(`Content-Type: ${JSON_TYPE}\r\n`)), expected: isData },
  { what: 'accepts nothing that is served', bytes: post(QUERY, accept('image/png')), expected: is(200, 406) },
  {
    what: 'a charset in the content type',
    bytes: post(QUERY, close(`Content-Type: ${JSON_TYPE}; charset=utf-8\r\n`)),
    expected: isData,
  },
  {
    what: 'a charset that is no UTF',
    bytes: post(QUERY, close(`Content-Type: ${JSON_TYPE}; charset=ibm037\r\n`)),
    expected: is(200, 400, 415),
  },
  {
    what: 'a charset of another UTF',
    bytes: post(QUERY, close(`Content-Type: ${JSON_TYPE}; charset=utf-7\r\n`)),
    expected: is(200, 400, 415),
  },
  {
    what: 'a form of parts',
    bytes: post('--a\r\n\r\n--a--', close('Content-Type: multipart/form-data; boundary=a\r\n')),
    expected: is(400, 415),
  },
  { what: 'no content type', bytes: post(QUERY, close('')), expected: is(400, 415) },
  {
    what: 'a form',
    bytes: post('query=a', close('Content-Type: application/x-www-form-urlencoded\r\n')),
    expected: is(400, 415),
  },
  { what: 'text/plain', bytes: post(QUERY, close('Content-Type: text/plain\r\n')), expected: is(400, 415) },
  {
    what: 'a mutation by GET',
    bytes: get(query('mutation { a }'), accept(JSON_TYPE)),
    expected: is(400, 405),
  },
  { what: 'a query by GET', bytes: get(query('{ __typename }'), accept(JSON_TYPE)), expected: isData },
  {
    what: 'variables by GET',
    bytes: get(
      `${query('query($a: Boolean!) { __typename @include(if: $a) }')}&variables=${encodeURIComponent('{"a":true}')}`,
      accept(JSON_TYPE),
    ),
    expected: isData,
  },
  {
    what: 'broken variables by GET',
    bytes: get(`${query('{ __typename }')}&variables=%7B`, accept(JSON_TYPE)),
    expected: is(400),
  },
  {
    what: 'extensions',
    bytes: post('{"query":"{ __typename }","extensions":{"a":1}}', accept(JSON_TYPE)),
    expected: isData,
  },
  { what: 'no query', bytes: post('{"variables":{}}', accept(RESPONSE_TYPE)), expected: is(400) },
  { what: 'broken JSON', bytes: post('{"query":', accept(RESPONSE_TYPE)), expected: is(400) },
  {
    what: 'a document that does not parse',
    bytes: post('{"query":"{"}', accept(RESPONSE_TYPE)),
    expected: is(400),
  },
  { what: 'an unknown field', bytes: post('{"query":"{ a }"}', accept(RESPONSE_TYPE)), expected: is(400) },
  {
    what: 'two operations and no name',
    bytes: post('{"query":"query A { __typename } query B { __typename }"}', accept(RESPONSE_TYPE)),
    expected: is(400),
  },
  {
    what: 'DELETE',
    bytes: `DELETE /graphql HTTP/1.1\r\nHost: a\r\n${close('')}\r\n`,
    expected: is(404, 405),
  },
];

const trial = (name: string, goal: string, calls: readonly Call[]): Trial => ({
  name,
  goal,
  mustSpareOthers: true,
  run: ({ port }) => Promise.all(calls.map((call) => observe(port, call))),
});

async function observe(port: number, { what, bytes, expected }: Call): Promise<Finding> {
  const answer = await exchange(port, bytes, 3_000);
  return finding(what, `${answer.status ?? 'no status'}${answer.isClosed ? '' : ', open'}`, expected(answer));
}

export const UPGRADE_REQUESTS = trial('Upgrade: h2c', 'answered as HTTP/1.1', UPGRADES);
export const HTTP_AUDITS = trial('GraphQL over HTTP', 'the status of the specification', AUDITS);

import type { RawAnswer } from '../client/raw-http.ts';

/** A request as its bytes. */
export interface OddRequest {
  readonly what: string;
  readonly bytes: string;
  /** Default: refused, with a status of the client's or a cut. */
  readonly expected?: (answer: RawAnswer) => boolean;
}

const CLOSE = 'Connection: close\r\n';
const HOST = `Host: a\r\n${CLOSE}`;
const BODY = '{"query":"{ __typename }"}';
const JSON_TYPE = 'Content-Type: application/json\r\n';
const LENGTH = `Content-Length: ${BODY.length}\r\n`;
const SECOND = `POST /graphql HTTP/1.1\r\n${HOST}${JSON_TYPE}${LENGTH}\r\n${BODY}`;

const isAnswered = ({ status }: RawAnswer): boolean => status === 200;
/** A page that does not exist is refused; the dashboard's one page may stand for it. */
const get = (target: string, more = ''): string => `GET ${target} HTTP/1.1\r\n${HOST}${more}\r\n`;
const post = (head: string, body = BODY): string =>
  `POST /graphql HTTP/1.1\r\nHost: a\r\n${CLOSE}${JSON_TYPE}${head}\r\n${body}`;

const PATHS: readonly string[] = [
  '/../package.json',
  '/../../../../../../etc/passwd',
  '/..%2f..%2f..%2fetc/passwd',
  '/%2e%2e/%2e%2e/etc/passwd',
  '/..%5c..%5cpackage.json',
  '/....//....//etc/passwd',
  '/%252e%252e/etc/passwd',
  '//etc/passwd',
  '/playground/../../package.json',
  '/playground/..%2f..%2fpackage.json',
  '/%00',
  '/a%00.html',
  '/%',
  '/%zz',
  '/%c0%ae%c0%ae/etc/passwd',
  '/.git/config',
  '/.env',
  '/log/data.mdb',
  '/..;/package.json',
  `/${'a'.repeat(20_000)}`,
  '/?a=%',
  '*',
  'a',
  '/\u00ff',
  '/graphql/../../package.json',
];

const SMUGGLED: readonly OddRequest[] = [
  { what: 'two lengths', bytes: post(`Content-Length: 5\r\n${LENGTH}`) },
  { what: 'length and chunks', bytes: post(`${LENGTH}Transfer-Encoding: chunked\r\n`, `0\r\n\r\n${SECOND}`) },
  { what: 'a length of words', bytes: post('Content-Length: ten\r\n') },
  { what: 'a negative length', bytes: post('Content-Length: -1\r\n') },
  { what: 'a length with a plus', bytes: post(`Content-Length: +${BODY.length}\r\n`) },
  { what: 'an unknown transfer encoding', bytes: post('Transfer-Encoding: xchunked\r\n') },
  { what: 'a chunk of no size', bytes: post('Transfer-Encoding: chunked\r\n', `x\r\n${BODY}\r\n0\r\n\r\n`) },
  {
    what: 'a folded header',
    bytes: post(`X-A: b\r\n c\r\n${LENGTH}`),
    expected: ({ status }) => status === 400 || status === 200,
  },
  { what: 'a space before the colon', bytes: post(`Content-Length : ${BODY.length}\r\n`) },
  { what: 'a bare line feed', bytes: `POST /graphql HTTP/1.1\nHost: a\n${SECOND}` },
  { what: 'a carriage return alone', bytes: post(`X-A: b\rX-C: d\r\n${LENGTH}`) },
  { what: 'a NUL in a header', bytes: post(`X-A: \u0000\r\n${LENGTH}`) },
  {
    what: 'a second request in a GET',
    bytes: `GET /healthz HTTP/1.1\r\n${HOST}Content-Length: ${SECOND.length}\r\n\r\n${SECOND}`,
    expected: isAnswered,
  },
];

const METHODS: readonly OddRequest[] = [
  { what: 'CONNECT', bytes: `CONNECT a:443 HTTP/1.1\r\n${HOST}\r\n` },
  { what: 'TRACE', bytes: `TRACE / HTTP/1.1\r\n${HOST}X-A: secret\r\n\r\n` },
  { what: 'a method of one\u2019s own', bytes: `GRAB / HTTP/1.1\r\n${HOST}\r\n` },
  { what: 'DELETE', bytes: `DELETE /graphql HTTP/1.1\r\n${HOST}\r\n` },
  { what: 'PUT of a page', bytes: `PUT /index.html HTTP/1.1\r\n${HOST}Content-Length: 1\r\n\r\na` },
  { what: 'a whole address', bytes: get('http://evil.example/etc/passwd') },
  { what: 'no host', bytes: `GET /healthz HTTP/1.1\r\n${CLOSE}\r\n` },
  {
    what: 'two hosts',
    bytes: get('/healthz', 'Host: b\r\n'),
    expected: ({ status }) => status === 400 || status === 200,
  },
  { what: 'HTTP/1.0', bytes: 'GET /healthz HTTP/1.0\r\n\r\n', expected: isAnswered },
  {
    what: 'HTTP/0.9',
    bytes: 'GET /healthz\r\n\r\n',
    expected: ({ status }) => status === 400 || status === 200,
  },
  { what: 'HTTP/2 at once', bytes: 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n' },
  { what: 'HTTP/9.9', bytes: `GET /healthz HTTP/9.9\r\n${HOST}\r\n` },
  { what: 'TLS', bytes: '\u0016\u0003\u0001\u0000\u00a5\u0001\u0000\u0000\u00a1\u0003\u0003' },
  { what: 'a flood of headers', bytes: get('/healthz', 'X-A: b\r\n'.repeat(10_000)) },
  { what: 'a header of 20 kB', bytes: get('/healthz', `X-A: ${'b'.repeat(20_000)}\r\n`) },
  {
    what: 'a range of a page',
    bytes: get('/graphql?query={__typename}', 'Range: bytes=0-99999999999999\r\n'),
    expected: isAnswered,
  },
  { what: 'an expectation', bytes: post(`Expect: 200-maybe\r\n${LENGTH}`) },
];

export const ODD_REQUESTS: readonly OddRequest[] = [
  ...PATHS.map((path) => ({ what: `GET ${path.slice(0, 40)}`, bytes: get(path) })),
  ...SMUGGLED,
  ...METHODS,
];

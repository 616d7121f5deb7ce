import type { RawSocket } from '../client/raw-socket.ts';

/** What a client does on a socket, and what the server may do about it. */
export interface Conduct {
  readonly what: string;
  readonly protocols?: readonly string[];
  readonly headers?: Readonly<Record<string, string>>;
  /** Whether the client begins as it should: `connection_init`, `connection_ack`. Default: true. */
  readonly isAcknowledged?: boolean;
  /** Whether only its close counts, since messages may come before. Default: false. */
  readonly mustClose?: boolean;
  readonly act: (socket: RawSocket) => void;
  /** Close codes, or types of message with their code. */
  readonly expected: readonly string[];
}

const QUERY = '{ __typename }';
const LIVE = 'subscription { liveProduction { cursor } }';
const PINGS = 10_000;
const TOO_LARGE = 70_000;
const text = (socket: RawSocket, sent: string): void => socket.ws.send(sent);
const subscribe =
  (payload: unknown, id: unknown = '1') =>
  (socket: RawSocket) =>
    socket.send({ id, type: 'subscribe', payload });
const pingAfter = (act: (socket: RawSocket) => void) => (socket: RawSocket) => {
  act(socket);
  socket.send({ type: 'ping' });
};
/** The same with masked bytes of a frame that the library would not send. */
const frame =
  (...bytes: number[]) =>
  (socket: RawSocket) =>
    socket.writeBytes(Uint8Array.from(bytes));

const BEFORE_INIT: readonly Conduct[] = [
  { what: 'subscribe first', act: (socket) => socket.subscribe('1', QUERY), expected: ['4401'] },
  { what: 'no init', act: () => undefined, expected: ['4408'] },
  { what: 'ping first', act: (socket) => socket.send({ type: 'ping' }), expected: ['pong'] },
  {
    what: 'complete first',
    act: pingAfter((socket) => socket.send({ id: '1', type: 'complete' })),
    expected: ['pong', '4401'],
  },
  { what: 'no sub-protocol', protocols: [], act: () => undefined, expected: ['4406', '400', 'refused'] },
  {
    what: 'the older sub-protocol',
    protocols: ['graphql-ws'],
    act: () => undefined,
    expected: ['4406', '400', 'refused'],
  },
  {
    what: 'a page of another site',
    headers: { origin: 'http://evil.example' },
    act: () => undefined,
    expected: ['403'],
  },
  {
    what: 'an init with a payload',
    act: (socket) => socket.send({ type: 'connection_init', payload: { a: [1] } }),
    expected: ['connection_ack'],
  },
  {
    what: 'an init with a text as payload',
    act: (socket) => socket.send({ type: 'connection_init', payload: 'a' }),
    expected: ['4400'],
  },
];

const MESSAGES: readonly Conduct[] = [
  { what: 'init twice', act: (socket) => socket.send({ type: 'connection_init' }), expected: ['4429'] },
  { what: 'an unknown type', act: (socket) => socket.send({ type: 'start' }), expected: ['4400'] },
  { what: 'no type', act: (socket) => socket.send({}), expected: ['4400'] },
  {
    what: 'a type of the prototype',
    act: (socket) => socket.send({ type: 'constructor' }),
    expected: ['4400'],
  },
  {
    what: 'next from a client',
    act: (socket) => socket.send({ id: '1', type: 'next', payload: { data: {} } }),
    expected: ['4400'],
  },
  {
    what: 'error from a client',
    act: (socket) => socket.send({ id: '1', type: 'error', payload: [{ message: 'a' }] }),
    expected: ['4400'],
  },
  {
    what: 'connection_ack from a client',
    act: (socket) => socket.send({ type: 'connection_ack' }),
    expected: ['4400'],
  },
  { what: 'pong unasked', act: pingAfter((socket) => socket.send({ type: 'pong' })), expected: ['pong'] },
  {
    what: 'complete of an unknown id',
    act: pingAfter((socket) => socket.send({ id: 'x', type: 'complete' })),
    expected: ['pong'],
  },
  { what: 'invalid JSON', act: (socket) => text(socket, '{"type":'), expected: ['4400'] },
  { what: 'JSON that is no object', act: (socket) => text(socket, '1'), expected: ['4400'] },
  { what: 'null', act: (socket) => text(socket, 'null'), expected: ['4400'] },
  { what: 'an empty message', act: (socket) => text(socket, ''), expected: ['4400'] },
  { what: 'thirty thousand brackets', act: (socket) => text(socket, '['.repeat(30_000)), expected: ['4400'] },
  {
    what: 'binary noise',
    act: (socket) => socket.ws.send(Buffer.from([0, 255, 1, 254])),
    expected: ['4400', '1003'],
  },
  {
    what: 'the same id twice',
    act: subscribeTwice,
    mustClose: true,
    expected: ['4409'],
  },
  { what: 'an empty id', act: subscribe({ query: QUERY }, ''), expected: ['4400'] },
  { what: 'a number as id', act: subscribe({ query: QUERY }, 1), expected: ['4400'] },
  { what: 'an id of the prototype', act: subscribe({ query: QUERY }, 'constructor'), expected: ['next'] },
  { what: '__proto__ as id', act: subscribe({ query: QUERY }, '__proto__'), expected: ['next', '4400'] },
  { what: 'no payload', act: subscribe(undefined), expected: ['4400'] },
  { what: 'no query', act: subscribe({}), expected: ['4400'] },
  { what: 'a number as query', act: subscribe({ query: 1 }), expected: ['4400'] },
  { what: 'a list as variables', act: subscribe({ query: QUERY, variables: [1] }), expected: ['4400'] },
  { what: 'a text as variables', act: subscribe({ query: QUERY, variables: 'a' }), expected: ['4400'] },
  {
    what: 'a document that does not parse',
    act: subscribe({ query: '{' }),
    expected: ['error GRAPHQL_PARSE_FAILED'],
  },
  {
    what: 'an unknown field',
    act: subscribe({ query: '{ a }' }),
    expected: ['error GRAPHQL_VALIDATION_FAILED'],
  },
  {
    what: 'an operation that is not there',
    act: subscribe({ query: QUERY, operationName: 'A' }),
    expected: ['error OPERATION_RESOLUTION_FAILURE', 'error GRAPHQL_VALIDATION_FAILED', 'error BAD_REQUEST'],
  },
  {
    what: 'a wrong variable',
    act: subscribe({ query: 'query($a: AreaCode!) { area(code: $a) { name } }', variables: { a: 1 } }),
    expected: ['error BAD_USER_INPUT'],
  },
];

const FRAMES: readonly Conduct[] = [
  { what: 'a message too large', act: (socket) => text(socket, 'x'.repeat(TOO_LARGE)), expected: ['1009'] },
  { what: 'fragments too large together', act: sendFragments, expected: ['1009'] },
  { what: 'no mask', act: (socket) => socket.ws.send('{}', { mask: false }), expected: ['1002'] },
  {
    what: 'text that is not UTF-8',
    act: (socket) => socket.ws.send(Buffer.from([0xff, 0xfe]), { binary: false }),
    expected: ['1007'],
  },
  { what: 'a reserved bit', act: frame(0xf1, 0x80, 0, 0, 0, 0), expected: ['1002'] },
  { what: 'an unknown opcode', act: frame(0x83, 0x80, 0, 0, 0, 0), expected: ['1002'] },
  {
    what: 'a length of 2^63',
    act: frame(0x81, 0xff, 0x80, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0),
    expected: ['1009', '1002'],
  },
  { what: 'a ping of 126 bytes', act: frame(0x89, 0xfe, 0, 126, 0, 0, 0, 0), expected: ['1002'] },
  { what: 'a continuation of nothing', act: frame(0x80, 0x80, 0, 0, 0, 0), expected: ['1002'] },
  { what: 'a flood of pings', act: floodPings, expected: ['pong', '1006', '1008', '4429'] },
];

function sendFragments({ ws }: RawSocket): void {
  for (let i = 0; i < 20; i++) ws.send('x'.repeat(5_000), { fin: false });
}

function subscribeTwice(socket: RawSocket): void {
  socket.subscribe('1', LIVE);
  socket.subscribe('1', LIVE);
}

function floodPings(socket: RawSocket): void {
  for (let i = 0; i < PINGS; i++) socket.send({ type: 'ping' });
}

export const CONDUCTS: readonly Conduct[] = [
  ...BEFORE_INIT.map((conduct) => ({ ...conduct, isAcknowledged: false })),
  ...MESSAGES,
  ...FRAMES,
];

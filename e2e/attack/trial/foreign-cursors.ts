import { randomBelow, seededRandom } from '@courant/core/testing';
import { showsInside } from '../client/post.ts';
import { RawSocket, type SocketMessage } from '../client/raw-socket.ts';
import type { AttackedServer } from '../server/server-process.ts';
import { type Finding, finding, type Size, type Trial } from './trial.ts';

const SEED = 20_261_129;
const FLIPS = { FULL: 500, SHORT: 60 };
/** Each takes two messages, of which a socket may send 256 a second: more on one would be a flood. */
const ASKED_PER_SOCKET = 100;
const RESET_OR_ERROR = ['StreamReset', 'error'];

/** What comes back: the kind of the first event, or an error with its code. */
type Outcome = { readonly kind: string; readonly code: string | null; readonly text: string };

export const FOREIGN_CURSORS: Trial = {
  name: 'cursors',
  goal: 'an error with a code, a StreamReset, or a stream',
  mustSpareOthers: true,
  async run(server: AttackedServer, size: Size): Promise<readonly Finding[]> {
    const { first, end } = await server.extent();
    let socket = await RawSocket.openReady(server.socketUrl);
    let id = 0;
    const askAfter = async (after: unknown): Promise<Outcome> => {
      if (++id % ASKED_PER_SOCKET === 0) {
        socket.destroy();
        socket = await RawSocket.openReady(server.socketUrl);
      }
      return firstAnswer(socket, `${id}`, after);
    };
    const findings: Finding[] = [];
    for (const [what, cursor] of wrongCursors(server, end)) {
      const outcome = await askAfter(cursor);
      findings.push(
        finding(what, describe(outcome), isHandled(outcome) && RESET_OR_ERROR.includes(outcome.kind)),
      );
    }
    const oldest = await askAfter(server.cursor(first));
    findings.push(finding('the oldest', describe(oldest), !RESET_OR_ERROR.includes(oldest.kind)));
    const flips: Outcome[] = [];
    for (const cursor of flipped(server.cursor(end), FLIPS[size])) flips.push(await askAfter(cursor));
    const wrong = flips.filter((outcome) => !isHandled(outcome));
    findings.push(finding('flipped bits', `${wrong.length} of ${flips.length} wrong`, wrong.length === 0));
    socket.destroy();
    return findings;
  },
};

const wrongCursors = (server: AttackedServer, end: number): readonly (readonly [string, unknown])[] => [
  ['a foreign epoch', 'abcdefgh.12'],
  ['past the end', server.cursor(end + 1)],
  ['far past the end', server.cursor(999_999_999_999_999)],
  ['beyond all digits', `${server.cursor(9)}${'9'.repeat(40)}`],
  ['negative', server.cursor(-1)],
  ['a fraction', server.cursor(1.5)],
  ['an exponent', `${server.cursor(1)}e3`],
  ['hexadecimal', server.cursor(0).replace('.0', '.0x10')],
  ['empty', ''],
  ['only a dot', '.'],
  ['a number', 12],
  ['an object', { $gt: '' }],
  ['a list', ['a.1', 'a.2']],
  ['SQL', "x' OR '1'='1"],
  ['JSON', '{"$ne":null}.1'],
  ['a path', '../../etc/passwd.1'],
  ['a NUL', `${server.cursor(1)}\u0000`],
  ['a line break', `${server.cursor(1)}\n`],
  ['other digits', server.cursor(0).replace('.0', '.\u0661')],
  ['sixty thousand characters', 'a'.repeat(60_000)],
];

/** A stream that stands at the end says nothing before its first watermark. */
async function firstAnswer(socket: RawSocket, id: string, after: unknown): Promise<Outcome> {
  const query = 'subscription ($after: StreamCursor) { liveProduction(after: $after) { __typename cursor } }';
  socket.subscribe(id, query, { after });
  const message = await socket.waitFor((one) => one.id === id && one.type !== 'complete');
  socket.send({ id, type: 'complete' });
  if (message === null) return { kind: 'closed', code: null, text: '' };
  const text = JSON.stringify(message);
  const code = /"code":"([A-Z_]+)"/.exec(text)?.[1] ?? null;
  const kind = /"__typename":"(\w+)"/.exec(text)?.[1] ?? message.type;
  return { kind: isErrorMessage(message) ? 'error' : kind, code, text };
}

const isErrorMessage = ({ type, payload }: SocketMessage): boolean =>
  type === 'error' || (typeof payload === 'object' && payload !== null && 'errors' in payload);

const isHandled = ({ kind, code, text }: Outcome): boolean =>
  kind !== 'closed' &&
  !(kind === 'error' && (code === null || code === 'INTERNAL_SERVER_ERROR')) &&
  !showsInside(text);

const describe = ({ kind, code }: Outcome): string => (code === null ? kind : `${kind} ${code}`);

function flipped(cursor: string, count: number): string[] {
  const random = seededRandom(SEED);
  return Array.from({ length: count }, () => {
    const bytes = Buffer.from(cursor);
    const at = randomBelow(random, bytes.length);
    bytes[at] = (bytes[at] ?? 0) ^ (1 << randomBelow(random, 7));
    return bytes.toString('latin1');
  });
}

import { request } from 'node:http';
import { ATTACKER_ADDRESS } from '../client/address.ts';
import { post, postBody, showsInside } from '../client/post.ts';
import { RawSocket } from '../client/raw-socket.ts';
import { within } from '../client/wait.ts';
import type { AttackedServer } from '../server/server-process.ts';
import { OVERDONE_QUESTIONS, type OverdoneQuestion } from './overdone-questions.ts';
import { type Finding, finding, type Trial } from './trial.ts';

/** An answer over any transport: its status, type of message or close code, and all of its text. */
interface Outcome {
  readonly kind: string;
  readonly text: string;
}

const ANSWERED_WITHIN_MS = 30_000;
/** A closed connection is an answer, too: the server may refuse to read on. */
const CUT: Outcome = { kind: 'cut', text: '' };

type Ask = (server: AttackedServer, question: OverdoneQuestion) => Promise<Outcome>;

const TRANSPORTS: Readonly<Record<string, Ask>> = {
  POST: async ({ url }, { query, variables }) => {
    const { status, text } = Array.isArray(query)
      ? await postBody(url, JSON.stringify(query))
      : await post(url, query, variables);
    return status === 0 ? CUT : { kind: `${status}`, text };
  },
  GET: ({ url }, { query, variables = {} }) => {
    const text = typeof query === 'string' ? query : JSON.stringify(query);
    return get(
      `${url}/graphql?${new URLSearchParams({ query: text, variables: JSON.stringify(variables) })}`,
    );
  },
  socket: async ({ socketUrl }, { query, variables = null }) => {
    const socket = await RawSocket.openReady(socketUrl);
    socket.send({ id: '1', type: 'subscribe', payload: { query, variables } });
    const message = await socket.waitFor(({ type }) => type === 'next' || type === 'error');
    const outcome = message
      ? { kind: message.type, text: JSON.stringify(message.payload) }
      : await socket.closed.then(({ code, reason }) => ({ kind: `${code}`, text: reason }));
    socket.destroy();
    return outcome;
  },
};

function get(address: string): Promise<Outcome> {
  return new Promise((resolve) => {
    request(address, { localAddress: ATTACKER_ADDRESS }, (response) => {
      let text = '';
      response
        .setEncoding('utf8')
        .on('data', (part: string) => {
          text += part;
        })
        .once('end', () => resolve({ kind: `${response.statusCode}`, text }))
        .once('error', () => resolve(CUT));
    })
      .once('error', () => resolve(CUT))
      .end();
  });
}

/** Statuses of the server's own failure, and the codes of a socket that closes for one. */
const isFailure = (kind: string): boolean => /^5\d\d$/.test(kind) || kind === '1011' || kind === '4500';

async function observe(
  server: AttackedServer,
  transport: string,
  question: OverdoneQuestion,
): Promise<Finding> {
  const ask = TRANSPORTS[transport] ?? (() => Promise.resolve(CUT));
  const before = await server.cpuMs();
  const { kind, text } = await within(ANSWERED_WITHIN_MS, ask(server, question), {
    kind: 'nothing',
    text: '',
  });
  const cpuMs = (await server.cpuMs()) - before;
  const isRight = kind !== 'nothing' && !isFailure(kind) && !text.includes('INTERNAL_SERVER_ERROR');
  const code = /"code":"([A-Z0-9_]+)"/.exec(text)?.[1] ?? '';
  const inside = showsInside(text) ? ', shows its inside' : '';
  return {
    ...finding(`${question.what}, ${transport}`, `${kind} ${code}${inside}`, isRight && inside === ''),
    cpuMs,
  };
}

export const EVERY_TRANSPORT: Trial = {
  name: 'overdone questions, on each transport',
  goal: 'an answer or a refusal, never a failure',
  mustSpareOthers: true,
  async run(server, size) {
    const findings: Finding[] = [];
    for (const question of OVERDONE_QUESTIONS)
      for (const transport of Object.keys(TRANSPORTS)) {
        // The first of its kind compiles what it runs: a flood of them is cheaper.
        if (size === 'FULL') await observe(server, transport, question);
        findings.push(await observe(server, transport, question));
      }
    return findings;
  },
};

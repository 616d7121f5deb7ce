import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { Agent, request } from 'node:http';
import { fileURLToPath } from 'node:url';

/** What to ask, how often, and over how many connections that stay open. */
export interface LoadRequest {
  readonly url: string;
  /** Posted as JSON; left out, the request is a GET. */
  readonly body?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly times: number;
  readonly connections: number;
}

/** A client in a process of its own, so that what it costs is not counted as the server's. */
export interface LoadClient {
  /** Sends the request that many times; answers the text of the last response. */
  request(load: LoadRequest): Promise<string>;
  close(): Promise<void>;
}

const OWN_FILE = fileURLToPath(import.meta.url);

export function openLoadClient(): LoadClient {
  const child: ChildProcess = fork(OWN_FILE);
  return {
    async request(load) {
      child.send(load);
      const [answer] = (await once(child, 'message')) as [string];
      return answer;
    },
    async close() {
      child.disconnect();
      await once(child, 'exit');
    },
  };
}

async function sendAll(load: LoadRequest): Promise<string> {
  const { times, connections } = load;
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const share = Array.from({ length: Math.ceil(times / connections) });
  const sendShare = async (): Promise<string> => {
    let last = '';
    for (const _ of share) last = await send(load, agent);
    return last;
  };
  const [answer] = await Promise.all(Array.from({ length: connections }, sendShare));
  agent.destroy();
  return answer ?? '';
}

const bodyHeaders = (body: string) => ({
  'content-type': 'application/json',
  'content-length': Buffer.byteLength(body),
});

function send({ url, body, headers }: LoadRequest, agent: Agent): Promise<string> {
  const method = body === undefined ? 'GET' : 'POST';
  const allHeaders = { ...headers, ...(body === undefined ? {} : bodyHeaders(body)) };
  return new Promise((resolve, reject) => {
    const sent = request(url, { method, agent, headers: allHeaders }, (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (piece: string) => {
        text += piece;
      });
      response.on('end', () => resolve(text));
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

/**
 * Keeps this process from sleeping while it waits. On one machine whoever sends to a process that sleeps pays for waking it,
 * up to 60 us of an answer: a server that is slower than this client would pay each time, and a quicker one never.
 * @returns lets it sleep again
 */
function stayAwake(): () => void {
  let isAwake = true;
  const turn = (): void => {
    if (isAwake) setImmediate(turn);
  };
  turn();
  return () => {
    isAwake = false;
  };
}

async function answerLoad(load: LoadRequest): Promise<void> {
  const sleep = stayAwake();
  process.send?.(await sendAll(load).finally(sleep));
}

// In the child process: each message is one load to send.
if (process.argv[1] === OWN_FILE && process.send) {
  process.on('message', (load: LoadRequest) => void answerLoad(load));
}

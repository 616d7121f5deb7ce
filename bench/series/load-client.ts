import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { Agent, request } from 'node:http';
import { fileURLToPath } from 'node:url';

/** What to post, how often, and over how many connections that stay open. */
export interface LoadRequest {
  readonly url: string;
  readonly body: string;
  readonly times: number;
  readonly connections: number;
}

/** A client in a process of its own, so that what it costs is not counted as the server's. */
export interface LoadClient {
  /** Posts the body that many times; answers the text of the last response. */
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

async function postAll({ url, body, times, connections }: LoadRequest): Promise<string> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const share = Array.from({ length: Math.ceil(times / connections) });
  const postShare = async (): Promise<string> => {
    let last = '';
    for (const _ of share) last = await post(url, body, agent);
    return last;
  };
  const [answer] = await Promise.all(Array.from({ length: connections }, postShare));
  agent.destroy();
  return answer ?? '';
}

function post(url: string, body: string, agent: Agent): Promise<string> {
  const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) };
  return new Promise((resolve, reject) => {
    const sent = request(url, { method: 'POST', agent, headers }, (response) => {
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

// In the child process: each message is one load to send.
if (process.argv[1] === OWN_FILE && process.send) {
  process.on('message', (load: LoadRequest) => void postAll(load).then((answer) => process.send?.(answer)));
}

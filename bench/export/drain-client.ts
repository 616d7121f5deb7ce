import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { get, type IncomingMessage } from 'node:http';
import { fileURLToPath } from 'node:url';

/** A client in a process of its own that reads a file to its end and keeps nothing of it. */
export interface DrainClient {
  /** Bytes of the answer. @throws Error where it is no whole file */
  drain(url: string): Promise<number>;
  close(): Promise<void>;
}

const OWN_FILE = fileURLToPath(import.meta.url);

export function openDrainClient(): DrainClient {
  const child: ChildProcess = fork(OWN_FILE);
  return {
    async drain(url) {
      child.send(url);
      const [bytes] = (await once(child, 'message')) as [number | string];
      if (typeof bytes === 'string') throw new Error(bytes);
      return bytes;
    },
    async close() {
      child.disconnect();
      await once(child, 'exit');
    },
  };
}

async function drain(url: string): Promise<number> {
  const [answer] = (await once(get(url, { agent: false }), 'response')) as [IncomingMessage];
  let bytes = 0;
  for await (const piece of answer) bytes += (piece as Buffer).length;
  if (answer.statusCode !== 200) throw new Error(`${url} was answered with ${answer.statusCode}.`);
  return bytes;
}

// In the child process: each message is one address to read.
if (process.argv[1] === OWN_FILE && process.send) {
  process.on('message', (url: string) => void drain(url).then(report, (error) => report(String(error))));
}

function report(result: number | string): void {
  process.send?.(result);
}

import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { WebSocket } from 'ws';

/** Sockets to open: what each says once it is open, and again at the first answer. */
export interface Gathering {
  readonly url: string;
  readonly protocol: string;
  readonly sockets: number;
  readonly greeting: string | null;
  readonly question: string | null;
}

/** Many sockets in one process that only count what comes. */
export interface Crowd {
  /** Resolves once this many messages have come in all. */
  received(messages: number): Promise<void>;
  /** The last message that came. */
  last(): Promise<string>;
  close(): Promise<void>;
}

type Request = { readonly until: number } | 'last';
const OWN_FILE = fileURLToPath(import.meta.url);

/** Opens all sockets; those with a question have their first answer to it when this resolves. */
export async function gather(gathering: Gathering): Promise<Crowd> {
  const child: ChildProcess = fork(OWN_FILE, [JSON.stringify(gathering)]);
  await once(child, 'message');
  const ask = async (request: Request): Promise<string> => {
    child.send(request);
    const [answer] = (await once(child, 'message')) as [string];
    return answer;
  };
  return {
    received: async (messages) => void (await ask({ until: messages })),
    last: () => ask('last'),
    async close() {
      child.disconnect();
      await once(child, 'exit');
    },
  };
}

const OPEN_AT_ONCE = 50;

/** Counts what all sockets are told, the first answers left out. */
class Counter {
  #count = 0;
  #until = Number.POSITIVE_INFINITY;
  #last = '';

  note(message: string): void {
    this.#last = message;
    this.#count++;
    this.#tell();
  }

  asked(request: Request): void {
    if (request === 'last') process.send?.(this.#last);
    else this.#until = request.until;
    this.#tell();
  }

  #tell(): void {
    if (this.#count < this.#until) return;
    this.#until = Number.POSITIVE_INFINITY;
    process.send?.('received');
  }
}

async function come(gathering: Gathering): Promise<void> {
  const counter = new Counter();
  process.on('message', (request: Request) => counter.asked(request));
  process.on('disconnect', () => process.exit());
  for (let opened = 0; opened < gathering.sockets; opened += OPEN_AT_ONCE) {
    const some = Math.min(OPEN_AT_ONCE, gathering.sockets - opened);
    await Promise.all(Array.from({ length: some }, () => openOne(gathering, counter)));
  }
  process.send?.('open');
}

async function openOne({ url, protocol, greeting, question }: Gathering, counter: Counter): Promise<void> {
  const socket = new WebSocket(url, protocol);
  await once(socket, 'open');
  for (const saying of [greeting, question]) {
    if (saying === null) continue;
    socket.send(saying);
    await once(socket, 'message');
  }
  socket.on('message', (message) => counter.note(String(message)));
}

if (process.argv[1] === OWN_FILE && process.send) await come(JSON.parse(process.argv[2] as string));

import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { WebSocket } from 'ws';

/** Sockets to open: what each says once it is open, and again at the first answer. */
export interface SubscriberOptions {
  readonly url: string;
  readonly protocol: string;
  readonly sockets: number;
  readonly initMessage: string | null;
  readonly subscribeMessage: string | null;
}

/** Many sockets in one process that only count what comes. */
export interface Subscribers {
  /** Resolves once this many messages have come in all. */
  waitForMessages(messages: number): Promise<void>;
  /** The last message that came. */
  lastMessage(): Promise<string>;
  close(): Promise<void>;
}

type Request = { readonly until: number } | 'last';
const OWN_FILE = fileURLToPath(import.meta.url);

/** Opens all sockets; those with a question have their first answer to it when this resolves. */
export async function openSubscribers(options: SubscriberOptions): Promise<Subscribers> {
  const child: ChildProcess = fork(OWN_FILE, [JSON.stringify(options)]);
  await once(child, 'message');
  const ask = async (request: Request): Promise<string> => {
    child.send(request);
    const [answer] = (await once(child, 'message')) as [string];
    return answer;
  };
  return {
    waitForMessages: async (messages) => void (await ask({ until: messages })),
    lastMessage: () => ask('last'),
    async close() {
      child.disconnect();
      await once(child, 'exit');
    },
  };
}

const OPEN_AT_ONCE = 50;

/** Counts what all sockets are told, the first answers left out. */
class MessageCounter {
  #count = 0;
  #until = Number.POSITIVE_INFINITY;
  #last = '';

  add(message: string): void {
    this.#last = message;
    this.#count++;
    this.#reportWhenReached();
  }

  onRequest(request: Request): void {
    if (request === 'last') process.send?.(this.#last);
    else this.#until = request.until;
    this.#reportWhenReached();
  }

  #reportWhenReached(): void {
    if (this.#count < this.#until) return;
    this.#until = Number.POSITIVE_INFINITY;
    process.send?.('received');
  }
}

async function runSubscribers(options: SubscriberOptions): Promise<void> {
  const counter = new MessageCounter();
  process.on('message', (request: Request) => counter.onRequest(request));
  process.on('disconnect', () => process.exit());
  for (let opened = 0; opened < options.sockets; opened += OPEN_AT_ONCE) {
    const some = Math.min(OPEN_AT_ONCE, options.sockets - opened);
    await Promise.all(Array.from({ length: some }, () => openSocket(options, counter)));
  }
  process.send?.('open');
}

async function openSocket(
  { url, protocol, initMessage: greeting, subscribeMessage: question }: SubscriberOptions,
  counter: MessageCounter,
): Promise<void> {
  const socket = new WebSocket(url, protocol);
  await once(socket, 'open');
  for (const saying of [greeting, question]) {
    if (saying === null) continue;
    socket.send(saying);
    await once(socket, 'message');
  }
  socket.on('message', (message) => counter.add(String(message)));
}

if (process.argv[1] === OWN_FILE && process.send) await runSubscribers(JSON.parse(process.argv[2] as string));

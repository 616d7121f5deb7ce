import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { WebSocket } from 'ws';

/** Sockets to open, and the messages that each sends: the first when it is open, the second after an answer. */
export interface SubscriberOptions {
  readonly url: string;
  readonly protocol: string;
  readonly sockets: number;
  readonly initMessage: string | null;
  readonly subscribeMessage: string | null;
}

/** Many sockets in another process, which only counts their messages. */
export interface Subscribers {
  /** Resolves once this many messages have come in all. */
  waitForMessages(messages: number): Promise<void>;
  /** The last message that came. */
  lastMessage(): Promise<string>;
  close(): Promise<void>;
}

type Request = { readonly until: number } | 'last';
const OWN_FILE = fileURLToPath(import.meta.url);

/** Opens all sockets; resolves once each that subscribes has its first answer. */
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

/** Counts the messages of all sockets, without the answers to their first two. */
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
  { url, protocol, initMessage, subscribeMessage }: SubscriberOptions,
  counter: MessageCounter,
): Promise<void> {
  const socket = new WebSocket(url, protocol);
  await once(socket, 'open');
  for (const message of [initMessage, subscribeMessage]) {
    if (message === null) continue;
    socket.send(message);
    await once(socket, 'message');
  }
  socket.on('message', (message) => counter.add(String(message)));
}

if (process.argv[1] === OWN_FILE && process.send) await runSubscribers(JSON.parse(process.argv[2] ?? '{}'));

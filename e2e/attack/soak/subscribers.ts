import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { SOURCE_FLAGS } from '@courant/tools/services';
import { WebSocket } from 'ws';
import type { AreaOffset } from '../server/filled-line.ts';
import { QUESTIONS } from './questions.ts';
import { StreamCheck } from './stream-check.ts';

/** What the honest subscribers have seen so far. */
export interface SubscribersReport {
  readonly subscribers: number;
  readonly received: number;
  readonly twice: number;
  readonly resets: Readonly<Record<string, number>>;
  /** Sockets that the server has closed. */
  readonly closed: number;
}

/** Counted once, at the end. */
export interface SubscribersVerdict extends SubscribersReport {
  readonly missed: number;
}

/** Asks for a verdict once all have read up to `end`; without it, for a report. */
type Request = { readonly announced?: readonly AreaOffset[]; readonly end?: number };

const OWN_FILE = fileURLToPath(import.meta.url);
const SUBSCRIPTIONS = 16;

/** Subscribers in a process of their own that check what they get. */
export class Subscribers {
  readonly #child: ChildProcess;

  private constructor(child: ChildProcess) {
    this.#child = child;
  }

  /** Resolves once each has its snapshot. */
  static async open(url: string, count: number): Promise<Subscribers> {
    const child = fork(OWN_FILE, [url, `${count}`], { execArgv: [...SOURCE_FLAGS] });
    await once(child, 'message');
    return new Subscribers(child);
  }

  report(): Promise<SubscribersReport> {
    return this.#ask({});
  }

  /** Once all have read up to the end of the log. */
  verdict(announced: readonly AreaOffset[], end: number): Promise<SubscribersVerdict> {
    return this.#ask({ announced, end });
  }

  async close(): Promise<void> {
    this.#child.disconnect();
    await once(this.#child, 'exit');
  }

  async #ask<T>(request: Request): Promise<T> {
    this.#child.send(request);
    const [answer] = (await once(this.#child, 'message')) as [T];
    return answer;
  }
}

class SubscribingProcess {
  readonly #checks: StreamCheck[] = [];
  #received = 0;
  #closed = 0;
  #onMessage = (): void => undefined;

  async open(url: string, count: number): Promise<void> {
    for (let first = 0; first < count; first += SUBSCRIPTIONS)
      await this.#openSocket(url, first, Math.min(SUBSCRIPTIONS, count - first));
    await this.#waitUntil(() => this.#checks.every(({ next }) => next > 0));
  }

  report(): SubscribersReport {
    const resets: Record<string, number> = {};
    for (const reason of this.#checks.flatMap((check) => check.resets))
      resets[reason] = (resets[reason] ?? 0) + 1;
    return {
      subscribers: this.#checks.length,
      received: this.#received,
      twice: this.#checks.reduce((total, { twice }) => total + twice, 0),
      resets,
      closed: this.#closed,
    };
  }

  async verdict(announced: readonly AreaOffset[], end: number): Promise<SubscribersVerdict> {
    await this.#waitUntil(() => this.#closed > 0 || this.#checks.every(({ next }) => next >= end));
    const missed = this.#checks.reduce((total, check) => total + check.missed(announced), 0);
    return { ...this.report(), missed };
  }

  async #openSocket(url: string, first: number, count: number): Promise<void> {
    const socket = new WebSocket(url, 'graphql-transport-ws');
    await once(socket, 'open');
    socket.send(JSON.stringify({ type: 'connection_init' }));
    await once(socket, 'message');
    const checks = new Map<string, StreamCheck>();
    socket.on('message', (data) => this.#take(socket, checks, String(data)));
    socket.once('close', () => {
      this.#closed++;
      this.#onMessage();
    });
    for (let i = 0; i < count; i++) this.#subscribe(socket, checks, first + i);
  }

  #subscribe(socket: WebSocket, checks: Map<string, StreamCheck>, index: number): void {
    const question = QUESTIONS[index % QUESTIONS.length];
    if (!question) throw new Error('There is no question.');
    const check = new StreamCheck(question);
    this.#checks.push(check);
    sendQuestion(socket, checks, check);
  }

  #take(socket: WebSocket, checks: Map<string, StreamCheck>, message: string): void {
    const id = /"id":"(\w+)"/.exec(message)?.[1] ?? '';
    const check = checks.get(id);
    if (!check || !message.includes('"type":"next"')) return;
    this.#received++;
    if (check.take(message)) {
      checks.delete(id);
      sendQuestion(socket, checks, check);
    }
    this.#onMessage();
  }

  async #waitUntil(condition: () => boolean): Promise<void> {
    while (!condition())
      await new Promise<void>((resolve) => {
        this.#onMessage = resolve;
      });
    this.#onMessage = () => undefined;
  }
}

let lastId = 0;
function sendQuestion(socket: WebSocket, checks: Map<string, StreamCheck>, check: StreamCheck): void {
  const id = `${++lastId}`;
  checks.set(id, check);
  const { query, areas } = check.question;
  socket.send(JSON.stringify({ id, type: 'subscribe', payload: { query, variables: { areas } } }));
}

async function runSubscribers(url: string, count: number): Promise<void> {
  const subscribers = new SubscribingProcess();
  process.on('disconnect', () => process.exit());
  process.on('message', async ({ announced, end }: Request) => {
    process.send?.(announced ? await subscribers.verdict(announced, end ?? 0) : subscribers.report());
  });
  await subscribers.open(url, count);
  process.send?.('open');
}

if (process.argv[1] === OWN_FILE && process.send)
  await runSubscribers(process.argv[2] ?? '', Number(process.argv[3]));

import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { ApiOptions } from '@courant/api';
import { repoRoot } from '@courant/core/run';
import { SOURCE_FLAGS } from '@courant/tools/services';
import type { AreaOffset, Filling } from './filled-line.ts';

/** What the server uses; the heap and what hangs on it after a forced collection. */
export interface Usage {
  readonly heapMb: number;
  readonly rssMb: number;
  readonly cpuMs: number;
  readonly loopP50Ms: number;
  readonly loopP99Ms: number;
  /** Internal errors so far. */
  readonly failures: number;
}

export interface ServerRequest {
  readonly id: number;
  readonly ask:
    | 'usage'
    | 'cpu'
    | 'publish'
    | 'publishHours'
    | 'publishEvery'
    | 'announced'
    | 'extent'
    | 'failures';
  readonly count: number;
}

export interface ServerAnswer {
  readonly id: number;
  readonly answer: unknown;
}

interface Started {
  readonly url: string;
  readonly epoch: string;
}

export interface ServerOptions extends Filling {
  readonly dataDir: string;
  /** What differs from the default. */
  readonly limits?: ApiOptions['limits'];
  readonly transportLimits?: ApiOptions['transportLimits'];
}

const PROGRAM = fileURLToPath(new URL('./attacked-server.ts', import.meta.url));

/** The server under attack, seen from the attacker: its address, and what it says of itself over IPC. */
export class AttackedServer {
  readonly url: string;
  readonly socketUrl: string;
  readonly port: number;
  readonly #epoch: string;
  readonly #child: ChildProcess;
  readonly #exited: Promise<unknown>;
  #lastId = 0;

  private constructor(child: ChildProcess, { url, epoch }: Started) {
    this.url = url;
    this.socketUrl = `${url.replace('http', 'ws')}/graphql`;
    this.port = Number(new URL(url).port);
    this.#epoch = epoch;
    this.#child = child;
    this.#exited = once(child, 'exit');
    child.setMaxListeners(0);
  }

  static async start({
    dataDir,
    historyDays,
    announcements,
    ...limits
  }: ServerOptions): Promise<AttackedServer> {
    const child = fork(PROGRAM, [dataDir, `${historyDays}`, `${announcements}`, JSON.stringify(limits)], {
      cwd: repoRoot(),
      execArgv: [...SOURCE_FLAGS, '--expose-gc'],
      env: { PATH: process.env.PATH, TSX_TSCONFIG_PATH: 'tsconfig.base.json', NODE_ENV: 'production' },
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    });
    const ended = once(child, 'exit').then(() => Promise.reject(new Error('The server ended at its start.')));
    const [{ answer }] = (await Promise.race([once(child, 'message'), ended])) as [ServerAnswer];
    ended.catch(() => undefined);
    return new AttackedServer(child, answer as Started);
  }

  cursor(offset: number): string {
    return `${this.#epoch}.${offset}`;
  }

  /** Processor time so far, milliseconds; no garbage is collected for it. */
  cpuMs(): Promise<number> {
    return this.#ask('cpu');
  }

  usage(): Promise<Usage> {
    return this.#ask('usage');
  }

  /** Settles so many readings, each with three announcements. */
  publish(readings: number): Promise<void> {
    return this.#ask('publish', readings);
  }

  /** Settles the last hour of each region anew, so many times. */
  publishHours(times: number): Promise<void> {
    return this.#ask('publishHours', times);
  }

  /** @param everyMs 0 stops */
  publishEvery(everyMs: number): Promise<void> {
    return this.#ask('publishEvery', everyMs);
  }

  /** Everything announced at or after an offset. */
  announced(first: number): Promise<AreaOffset[]> {
    return this.#ask('announced', first);
  }

  /** The offsets of `courant.changes`. */
  extent(): Promise<{ readonly first: number; readonly end: number }> {
    return this.#ask('extent');
  }

  /** Internal errors, with their stacks. */
  failures(): Promise<string[]> {
    return this.#ask('failures');
  }

  /** Sends SIGTERM; answers after how many milliseconds the process had ended. It is killed after so many. */
  async end(killAfterMs = 20_000): Promise<number> {
    const sentAt = performance.now();
    this.#child.kill('SIGTERM');
    const kill = setTimeout(() => this.#child.kill('SIGKILL'), killAfterMs);
    await this.#exited;
    clearTimeout(kill);
    return performance.now() - sentAt;
  }

  async #ask<T>(ask: ServerRequest['ask'], count = 0): Promise<T> {
    if (!this.#child.connected) throw new Error('The server has ended.');
    const id = ++this.#lastId;
    const answered = new Promise<T>((resolve, reject) => {
      const onMessage = (message: ServerAnswer): void => {
        if (message.id !== id) return;
        this.#child.off('message', onMessage);
        resolve(message.answer as T);
      };
      this.#child.on('message', onMessage);
      this.#exited.then(() => reject(new Error(`The server ended before it answered "${ask}".`)), reject);
    });
    this.#child.send({ id, ask, count } satisfies ServerRequest);
    return answered;
  }
}

import { freePorts } from '@courant/tools/services';
import { expect } from 'vitest';
import type { ServerLine } from './server-line.ts';
import type { WorkerProcess } from './worker-process.ts';

const START_TIMEOUT_MS = 300_000;

/** An instance of the api that is started again at its own port, as its proxy expects. */
export class ApiInstance {
  readonly url: string;
  readonly #line: ServerLine;
  #process: WorkerProcess;

  private constructor(line: ServerLine, process: WorkerProcess) {
    this.#line = line;
    this.#process = process;
    this.url = process.url;
  }

  static async start(line: ServerLine): Promise<ApiInstance> {
    const { port } = await freePorts('port');
    const instance = new ApiInstance(line, await line.start('api', settingsAt(`${port}`)));
    await instance.#waitUntilReady();
    return instance;
  }

  /** Sends SIGTERM; answers how long it took to leave, ms. */
  async end(): Promise<number> {
    const startedAt = performance.now();
    expect(await this.#process.end(), this.#process.output()).toBe(0);
    return performance.now() - startedAt;
  }

  /** Starts it again; resolves once a Deployment would call it ready. */
  async startAgain(): Promise<void> {
    this.#process = await this.#line.start('api', settingsAt(new URL(this.url).port));
    await this.#waitUntilReady();
  }

  async #waitUntilReady(): Promise<void> {
    const isReady = () =>
      fetch(`${this.url}/readyz`).then(
        ({ ok }) => ok,
        () => false,
      );
    const waiting = { timeout: START_TIMEOUT_MS, interval: 100, message: this.#process.output() };
    await expect.poll(isReady, waiting).toBe(true);
  }
}

const settingsAt = (port: string) => ({ PORT: port, PROXIES: '1' });

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { repoRoot } from '@courant/core/run';
import { freePorts } from '@courant/tools/services';
import { expect } from 'vitest';
import { nginxArgs, nginxFrame, type ProxyKind } from '../proxy/proxy-kinds.ts';
import { findProxy, startProxy } from '../proxy/reverse-proxy.ts';
import type { ServerLine } from './server-line.ts';
import type { WorkerProcess } from './worker-process.ts';

const START_TIMEOUT_MS = 300_000;
/** The addresses that `deploy/nginx/nginx.conf` shows. */
const SHOWN = ['10.0.0.11:4000', '10.0.0.12:4000'] as const;

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

/** `deploy/nginx/nginx.conf` in front of two instances, until the test ends. @returns its URL */
export async function openNginx(apis: readonly [ApiInstance, ApiInstance]): Promise<string> {
  const kind: ProxyKind = {
    name: 'nginx with two instances',
    command: 'nginx',
    files: ({ folder, port }) => ({ 'nginx.conf': configOf(folder, port, apis) }),
    args: nginxArgs,
  };
  return `http://127.0.0.1:${await startProxy(kind, findProxy(kind) ?? kind.command, apis[0].url)}`;
}

function configOf(folder: string, port: number, apis: readonly ApiInstance[]): string {
  const frame = nginxFrame(folder);
  const shown = readFileSync(join(repoRoot(), 'deploy/nginx/nginx.conf'), 'utf8');
  const placed = shown.replace('http {', `http { ${frame.http}`).replace('listen 80;', `listen ${port};`);
  const addressed = apis.reduce(
    (text, { url }, n) => text.replace(SHOWN[n] ?? '', new URL(url).host),
    placed,
  );
  return `${frame.main}\n${addressed}`;
}

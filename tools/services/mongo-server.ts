import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fetchStoreServer } from '@courant/core/store';
import { freePorts } from './free-port.ts';
import { ServerProcess } from './server-process.ts';
import type { Service } from './service.ts';

/** A store's server that a test can kill and start again. */
export interface MongoService extends Service {
  /** Sends SIGKILL; acknowledged writes stay on the disk. */
  kill(): Promise<void>;
  /** Starts it again on its folder and port, and waits until it answers. */
  start(): Promise<void>;
}

/** How one of the servers is started. */
export interface ServerRecipe {
  readonly command: string;
  /** `user:password@`, where the server asks for them. */
  readonly credentials?: string;
  readonly args: (folder: string, port: number) => string[];
  /** A remark for the reader of a result, beside the server's name and version. */
  readonly note: string;
}

const START_TIMEOUT_MS = 30_000;

/** Starts a server in a temporary folder of its own, and waits until it answers. */
export async function openMongoServer(recipe: ServerRecipe): Promise<MongoService> {
  const folder = mkdtempSync(join(tmpdir(), 'courant-mongo-'));
  const { port } = await freePorts('port');
  const server = new MongoServer(recipe, folder, port);
  try {
    await server.start();
    return server;
  } catch (error) {
    await server.close();
    throw error;
  }
}

class MongoServer implements MongoService {
  readonly name = 'MongoDB';
  readonly url: string;
  describe = '';
  readonly #recipe: ServerRecipe;
  readonly #folder: string;
  readonly #port: number;
  #process: ServerProcess | undefined;

  constructor(recipe: ServerRecipe, folder: string, port: number) {
    this.#recipe = recipe;
    this.#folder = folder;
    this.#port = port;
    const { credentials } = recipe;
    const address = `127.0.0.1:${port}/courant`;
    this.url = credentials ? `mongodb://${credentials}${address}?authSource=admin` : `mongodb://${address}`;
  }

  async start(): Promise<void> {
    const { command, args, note } = this.#recipe;
    const started = new ServerProcess(
      command,
      args(this.#folder, this.#port),
      join(this.#folder, 'server.txt'),
    );
    this.#process = started;
    const { name } = await started.waitForAnswer(() => fetchStoreServer(this.url), START_TIMEOUT_MS);
    this.describe = `${name}, ${note}`;
  }

  async kill(): Promise<void> {
    await this.#process?.kill();
  }

  async close(): Promise<void> {
    await this.#process?.stop();
    rmSync(this.#folder, { recursive: true, force: true });
  }
}

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync, readFileSync } from 'node:fs';

const STOP_TIMEOUT_MS = 10_000;
const LOG_TAIL_CHARS = 1_500;

/** A server in a process group of its own, everything it says kept in a file. */
export class ServerProcess {
  readonly #child: ChildProcess;
  readonly #logFile: string;
  readonly #killOnExit = () => this.#signal('SIGKILL');

  constructor(command: string, args: readonly string[], logFile: string) {
    const log = openSync(logFile, 'a');
    this.#logFile = logFile;
    this.#child = spawn(command, args, { detached: true, stdio: ['ignore', log, log] });
    closeSync(log);
    this.#child.on('error', () => undefined);
    process.once('exit', this.#killOnExit);
  }

  get pid(): number {
    if (this.#child.pid === undefined) throw new Error(`${this.#child.spawnfile} could not be started.`);
    return this.#child.pid;
  }

  /** Throws with its last words once it has ended, however that came. */
  throwIfExited(): void {
    if (this.#isRunning()) return;
    const words = readFileSync(this.#logFile, 'utf8').slice(-LOG_TAIL_CHARS);
    throw new Error(`${this.#child.spawnfile} has ended (${this.#exitReason()}). Its last words:\n${words}`);
  }

  /** SIGTERM, and SIGKILL for its whole group if it has not ended by then. */
  async stop(): Promise<void> {
    const late = setTimeout(() => this.#signal('SIGKILL'), STOP_TIMEOUT_MS);
    await this.#endWith('SIGTERM');
    clearTimeout(late);
  }

  /** SIGKILL, as a machine that loses its power. */
  kill(): Promise<void> {
    return this.#endWith('SIGKILL');
  }

  async #endWith(signal: NodeJS.Signals): Promise<void> {
    process.off('exit', this.#killOnExit);
    if (!this.#isRunning()) return;
    const ended = once(this.#child, 'exit');
    this.#signal(signal);
    await ended;
  }

  #signal(signal: NodeJS.Signals): void {
    try {
      process.kill(-this.pid, signal);
    } catch {
      // Already gone.
    }
  }

  #isRunning(): boolean {
    const { pid, exitCode, signalCode } = this.#child;
    return pid !== undefined && exitCode === null && signalCode === null;
  }

  #exitReason(): string {
    const { exitCode, signalCode, pid } = this.#child;
    return pid === undefined ? 'it was not found' : (signalCode ?? `code ${exitCode}`);
  }
}

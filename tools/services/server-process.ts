import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

const STOP_TIMEOUT_MS = 10_000;
const LOG_TAIL_CHARS = 1_500;
const POLL_INTERVAL_MS = 100;

/** A server in a process group of its own, which works in the folder of its log file. */
export class ServerProcess {
  readonly #child: ChildProcess;
  readonly #logFile: string;
  readonly #killOnExit = () => this.#signal('SIGKILL');

  constructor(command: string, args: readonly string[], logFile: string) {
    const log = openSync(logFile, 'a');
    this.#logFile = logFile;
    this.#child = spawn(command, args, {
      cwd: dirname(logFile),
      detached: true,
      stdio: ['ignore', log, log],
    });
    closeSync(log);
    this.#child.on('error', () => undefined);
    process.once('exit', this.#killOnExit);
  }

  get pid(): number {
    if (this.#child.pid === undefined) throw new Error(`${this.#child.spawnfile} could not be started.`);
    return this.#child.pid;
  }

  /** @throws Error with the end of its output, once it has ended for whatever reason */
  throwIfExited(): void {
    if (this.#isRunning()) return;
    const logTail = readFileSync(this.#logFile, 'utf8').slice(-LOG_TAIL_CHARS);
    throw new Error(
      `${this.#child.spawnfile} has ended (${this.#exitReason()}). Its last words:\n${logTail}`,
    );
  }

  /**
   * Asks again and again until there is an answer.
   * @param ask rejects while the server is not ready
   * @throws what `ask` rejected with last, after so many milliseconds; at once where the process has ended
   */
  async waitForAnswer<T>(ask: () => Promise<T>, timeoutMs: number): Promise<T> {
    const deadline = Date.now() + timeoutMs;
    for (;;) {
      this.throwIfExited();
      try {
        return await ask();
      } catch (error) {
        if (Date.now() > deadline) throw error;
        await pause(POLL_INTERVAL_MS);
      }
    }
  }

  /** Sends SIGTERM, and SIGKILL to its whole group if it has not ended ten seconds later. */
  async stop(): Promise<void> {
    const killTimer = setTimeout(() => this.#signal('SIGKILL'), STOP_TIMEOUT_MS);
    await this.#endWith('SIGTERM');
    clearTimeout(killTimer);
  }

  /** Sends SIGKILL: it can save nothing more, as when a machine loses its power. */
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

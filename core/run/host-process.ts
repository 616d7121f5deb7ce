import { constants } from 'node:os';

/** The process around a worker; a test passes its own. */
export interface HostProcess {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly isTerminal: boolean;
  /** From now on a write to a closed output, or to a file on a full disk, fails without an error. */
  surviveClosedOutput(): void;
  /** Calls the handler with the exit code of the signal: 128 and its number. What follows at once is the same signal. */
  onSignal(handler: (exitCode: number) => void): void;
  /** Calls the handler once the parent that opened a channel to this process has closed it or has ended. */
  onParentGone(handler: () => void): void;
  /** Calls the handler with an error that nothing else took; the process would end with its stack. */
  onUncaught(handler: (error: unknown) => void): void;
  /** Calls once; the timer does not keep the process running. */
  after(ms: number, action: () => void): void;
  write(text: string): void;
  printError(sentence: string): void;
  exit(code: number): void;
}

/** SIGHUP: the terminal was closed. Node undoes what `nohup` set before any code runs, so it drains there too. */
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
/**
 * At Ctrl-C the terminal signals every process of its group, and npm passes the signal on once more.
 * `tools/bootstrap/signal.mjs` has the same rule: it must run before anything is installed, and imports nothing from here.
 */
const REPEATED_WITHIN_MS = 500;

export const currentProcess: HostProcess = {
  env: process.env,
  isTerminal: process.stdout.isTTY === true,
  surviveClosedOutput() {
    // `npm start | head -1`: without a listener the next line that is written ends the process (EPIPE).
    for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
  },
  onSignal(handler) {
    let countedAt = Number.NEGATIVE_INFINITY;
    const count = (signal: NodeJS.Signals): void => {
      if (performance.now() - countedAt < REPEATED_WITHIN_MS) return;
      countedAt = performance.now();
      handler(128 + constants.signals[signal]);
    };
    for (const signal of SIGNALS) process.on(signal, count);
  },
  onParentGone(handler) {
    // Without a channel it is undefined.
    if (process.connected === false) handler();
    else process.once('disconnect', handler);
  },
  onUncaught: (handler) => void process.on('uncaughtException', handler),
  after: (ms, action) => void setTimeout(action, ms).unref(),
  write: (text) => void process.stdout.write(text),
  printError: (sentence) => console.error(sentence),
  exit: (code) => process.exit(code),
};

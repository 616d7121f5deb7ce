import { constants } from 'node:os';

/** The process around a worker; a test passes its own. */
export interface HostProcess {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly isTerminal: boolean;
  /** Calls the handler with the exit code of the signal: 128 and its number. */
  onSignal(handler: (exitCode: number) => void): void;
  /** Calls once; the timer does not keep the process running. */
  after(ms: number, action: () => void): void;
  write(text: string): void;
  printError(sentence: string): void;
  exit(code: number): void;
}

const SIGNALS = ['SIGINT', 'SIGTERM'] as const;

export const currentProcess: HostProcess = {
  env: process.env,
  isTerminal: process.stdout.isTTY === true,
  onSignal(handler) {
    for (const signal of SIGNALS) process.on(signal, () => handler(128 + constants.signals[signal]));
  },
  after: (ms, action) => void setTimeout(action, ms).unref(),
  write: (text) => void process.stdout.write(text),
  printError: (sentence) => console.error(sentence),
  exit: (code) => process.exit(code),
};

import { constants } from 'node:os';

/** The process around a worker, so that a life can be lived in a test. */
export interface HostProcess {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly isTerminal: boolean;
  /** The handler gets the exit code that the signal stands for. */
  onSignal(handler: (exitCode: number) => void): void;
  /** Calls once, without keeping the process alive for it. */
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

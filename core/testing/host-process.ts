import type { RunOptions } from '@courant/core/run';

type HostProcess = NonNullable<RunOptions['host']>;

const SIGTERM_EXIT_CODE = 143;

/** The process around a worker, whose signals and time a test controls. */
export interface TestHostProcess extends HostProcess {
  readonly exitCodes: number[];
  /** The sentences that were printed as errors. */
  readonly errors: string[];
  /** The delays of `after`, in milliseconds. */
  readonly delays: number[];
  /** Sends SIGTERM. */
  signal(): void;
  /** Runs the action that was delayed last. */
  elapse(): void;
}

export function createTestHostProcess(env: Readonly<Record<string, string>> = {}): TestHostProcess {
  const exitCodes: number[] = [];
  const errors: string[] = [];
  const delays: number[] = [];
  let onSignal: (exitCode: number) => void = () => undefined;
  let onElapsed: () => void = () => undefined;
  return {
    env,
    isTerminal: false,
    surviveClosedOutput: () => undefined,
    onUncaught: () => undefined,
    onParentGone: () => undefined,
    onSignal: (handler) => {
      onSignal = handler;
    },
    after: (ms, action) => {
      delays.push(ms);
      onElapsed = action;
    },
    write: () => undefined,
    printError: (sentence) => errors.push(sentence),
    exit: (code) => exitCodes.push(code),
    exitCodes,
    errors,
    delays,
    signal: () => onSignal(SIGTERM_EXIT_CODE),
    elapse: () => onElapsed(),
  };
}

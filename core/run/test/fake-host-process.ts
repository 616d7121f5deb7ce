import type { HostProcess } from '../host-process.ts';

/** A process that a test signals and whose exit it reads. */
export interface FakeHostProcess extends HostProcess {
  /** What it was to end with, in order. */
  readonly exitCodes: number[];
  readonly errors: string[];
  /** Lines of its log. */
  readonly output: string[];
  /** How long it may drain, per signal, in milliseconds. */
  readonly drainTimes: number[];
  sendSignal(): void;
  /** Ends the parent that watches over it. */
  endParent(): void;
  /** Lets the time to drain pass. */
  elapse(): void;
}

export function fakeHostProcess(env: Record<string, string> = {}): FakeHostProcess {
  const exitCodes: number[] = [];
  const errors: string[] = [];
  const output: string[] = [];
  const drainTimes: number[] = [];
  let onSignal: (exitCode: number) => void = () => undefined;
  let onParentGone: () => void = () => undefined;
  let onElapsed: () => void = () => undefined;
  return {
    env,
    isTerminal: true,
    surviveClosedOutput: () => undefined,
    onUncaught: () => undefined,
    onSignal: (handler) => {
      onSignal = handler;
    },
    onParentGone: (handler) => {
      onParentGone = handler;
    },
    after: (ms, action) => {
      drainTimes.push(ms);
      onElapsed = action;
    },
    write: (text) => output.push(text),
    printError: (sentence) => errors.push(sentence),
    exit: (code) => exitCodes.push(code),
    exitCodes,
    errors,
    output,
    drainTimes,
    sendSignal: () => onSignal(143),
    endParent: () => onParentGone(),
    elapse: () => onElapsed(),
  };
}

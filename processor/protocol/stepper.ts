import { type Random, randomBelow } from '@courant/core/testing';

interface WaitingCall {
  readonly processName: string;
  readonly call: string;
  readonly resume: () => void;
}

/**
 * Lets simulated processes move one port call at a time. A process waits for its turn before each call; one that never
 * gets another turn has crashed there.
 */
export class Stepper {
  readonly #random: Random;
  #waiting: WaitingCall[] = [];
  readonly #crashed = new Set<string>();
  /** By process, the step before which it gets no turn. */
  readonly #frozen = new Map<string, number>();
  #steps = 0;
  readonly trace: string[] = [];

  constructor(random: Random) {
    this.#random = random;
  }

  waitForTurn(processName: string, call: string): Promise<void> {
    return new Promise((resume) => {
      if (!this.#crashed.has(processName)) this.#waiting.push({ processName, call, resume });
    });
  }

  crash(processName: string): void {
    this.#crashed.add(processName);
    this.#waiting = this.#waiting.filter((waiting) => waiting.processName !== processName);
    this.trace.push(`CRASH ${processName}`);
  }

  /** Stops a process, as SIGSTOP would, for a number of steps. */
  freeze(processName: string, steps: number): void {
    this.#frozen.set(processName, this.#steps + steps);
    this.trace.push(`FREEZE ${processName} for ${steps}`);
  }

  /** Ends every freeze. */
  thaw(): void {
    this.#frozen.clear();
  }

  record(text: string): void {
    this.trace.push(text);
  }

  /** Gives one waiting process its turn; false if none can move. */
  async step(): Promise<boolean> {
    this.#steps++;
    await drainEventLoop();
    const ready = this.#waiting.filter(
      ({ processName }) => (this.#frozen.get(processName) ?? 0) <= this.#steps,
    );
    const next = ready[randomBelow(this.#random, ready.length)];
    if (!next) return false;
    this.#waiting.splice(this.#waiting.indexOf(next), 1);
    this.trace.push(`${next.processName} ${next.call}`);
    next.resume();
    await drainEventLoop();
    return true;
  }
}

/** Resolves once everything that needs no port call has run. */
const drainEventLoop = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

import { type Random, randomBelow } from '@courant/core/testing';

interface WaitingCall {
  readonly processName: string;
  readonly call: string;
  readonly resume: () => void;
}

/**
 * Lets simulated processes move one port call at a time. A process asks before each call and waits until it is let go;
 * one that is never let go again has crashed there.
 */
export class Stepper {
  readonly #random: Random;
  #waiting: WaitingCall[] = [];
  readonly #crashed = new Set<string>();
  /** By process: the step before which it is not let go. */
  readonly #frozen = new Map<string, number>();
  #steps = 0;
  readonly trace: string[] = [];

  constructor(roll: Random) {
    this.#random = roll;
  }

  waitForTurn(processName: string, call: string): Promise<void> {
    return new Promise((go) => {
      if (!this.#crashed.has(processName)) this.#waiting.push({ processName, call, resume: go });
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

  /** Lets every frozen process go on. */
  thaw(): void {
    this.#frozen.clear();
  }

  record(text: string): void {
    this.trace.push(text);
  }

  /** Lets one process that waits go on; false if none can. */
  async step(): Promise<boolean> {
    this.#steps++;
    await drainEventLoop();
    const ready = this.#waiting.filter(({ processName: who }) => (this.#frozen.get(who) ?? 0) <= this.#steps);
    const next = ready[randomBelow(this.#random, ready.length)];
    if (!next) return false;
    this.#waiting.splice(this.#waiting.indexOf(next), 1);
    this.trace.push(`${next.processName} ${next.call}`);
    next.resume();
    await drainEventLoop();
    return true;
  }
}

/** Until everything that needs no port call has run. */
const drainEventLoop = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

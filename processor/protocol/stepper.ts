import { below, type Roll } from './chance.ts';

interface Waiting {
  readonly who: string;
  readonly what: string;
  readonly go: () => void;
}

/**
 * Lets simulated processes move one port call at a time. A process asks before each call and waits until it is let go;
 * one that is never let go again has crashed there.
 */
export class Stepper {
  readonly #roll: Roll;
  #waiting: Waiting[] = [];
  readonly #dead = new Set<string>();
  /** By process: the step before which it is not let go. */
  readonly #frozen = new Map<string, number>();
  #steps = 0;
  readonly trace: string[] = [];

  constructor(roll: Roll) {
    this.#roll = roll;
  }

  ask(who: string, what: string): Promise<void> {
    return new Promise((go) => {
      if (!this.#dead.has(who)) this.#waiting.push({ who, what, go });
    });
  }

  crash(who: string): void {
    this.#dead.add(who);
    this.#waiting = this.#waiting.filter((waiting) => waiting.who !== who);
    this.trace.push(`CRASH ${who}`);
  }

  /** Stops a process, as SIGSTOP would, for a number of steps. */
  freeze(who: string, steps: number): void {
    this.#frozen.set(who, this.#steps + steps);
    this.trace.push(`FREEZE ${who} for ${steps}`);
  }

  /** Lets every frozen process go on. */
  thaw(): void {
    this.#frozen.clear();
  }

  note(what: string): void {
    this.trace.push(what);
  }

  /** Lets one process that waits go on; false if none can. */
  async step(): Promise<boolean> {
    this.#steps++;
    await quiet();
    const ready = this.#waiting.filter(({ who }) => (this.#frozen.get(who) ?? 0) <= this.#steps);
    const next = ready[below(this.#roll, ready.length)];
    if (!next) return false;
    this.#waiting.splice(this.#waiting.indexOf(next), 1);
    this.trace.push(`${next.who} ${next.what}`);
    next.go();
    await quiet();
    return true;
  }
}

/** Until everything that needs no port call has run. */
const quiet = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

import { addressOfClient } from '../attack/client/address.ts';
import { quantile } from '../attack/client/quantile.ts';
import { Subscriber } from './subscriber.ts';

/** Many subscribers behind one proxy, each with an address of its own. */
export class Crowd {
  readonly subscribers: readonly Subscriber[];

  constructor(url: string, count: number) {
    this.subscribers = Array.from({ length: count }, (_, n) => new Subscriber(url, addressOfClient(n)));
  }

  /** Resolves once each knows everything before an offset of the changes. */
  async waitForOffset(offset: number): Promise<void> {
    await Promise.all(this.subscribers.map((one) => one.waitForOffset(offset)));
  }

  async close(): Promise<void> {
    await Promise.all(this.subscribers.map((one) => one.close()));
  }

  /** How many changes each was sent no event of since its snapshot, by the offsets of all changes. */
  missed(changes: readonly number[]): readonly number[] {
    return this.subscribers.map(({ offsets: [snapshot = 0, ...received] }) => {
      const cursors = new Set(received);
      // The cursor of an event lies behind its change.
      return changes.filter((offset) => offset >= snapshot && !cursors.has(offset + 1)).length;
    });
  }

  /** How many events came with a cursor that was not behind the one before. */
  get repeats(): number {
    const repeatsOf = ({ offsets }: Subscriber): number =>
      offsets.filter((offset, n) => offset <= (offsets[n - 1] ?? -1)).length;
    return sum(this.subscribers.map(repeatsOf));
  }

  /** What a restart was to them, in a line. */
  describe(changes: readonly number[]): string {
    const cuts = this.subscribers.flatMap(({ cutForMs }) => cutForMs);
    const reasons = new Set(this.subscribers.flatMap(({ failures }) => failures));
    return [
      `${this.subscribers.length} subscribers`,
      `${sum(this.missed(changes))} missed and ${this.repeats} repeated of ${sum(this.subscribers.map(({ offsets }) => offsets.length))} events`,
      `${cuts.length} resumes, from the cut to the next event: median ${Math.round(quantile(cuts, 0.5))}, longest ${Math.round(Math.max(...cuts))} ms`,
      `streams broke by: ${[...reasons].join(', ')}`,
    ].join('; ');
  }
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);

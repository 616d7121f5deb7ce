import type { AreaCode } from '@courant/core/domain';
import type { AreaOffset } from '../server/filled-line.ts';

/** What a subscriber asks: one of a few questions, as the pages of a site would. */
export interface Question {
  /** Null for all. */
  readonly areas: readonly AreaCode[] | null;
  readonly query: string;
}

/** A part of the stream without a reset in it: `[from, to)` of the offsets, and the events that came of it. */
interface Part {
  from: number;
  to: number;
  events: number;
}

/** The events of one subscription: which cursor it stands at, and whether one came twice. */
export class StreamCheck {
  readonly question: Question;
  readonly resets: string[] = [];
  twice = 0;
  #part: Part | null = null;
  readonly #endedParts: Part[] = [];

  constructor(question: Question) {
    this.question = question;
  }

  /** The next offset that it waits for. */
  get next(): number {
    return this.#part?.to ?? 0;
  }

  /** Takes one message of the subscription; answers whether the stream was reset. */
  take(message: string): boolean {
    const next = Number(/"cursor":"[^".]*\.(\d+)"/.exec(message)?.[1]);
    const kind = /"__typename":"(\w+)"/.exec(message)?.[1];
    if (kind === 'StreamReset') {
      this.resets.push(/"reason":"(\w+)"/.exec(message)?.[1] ?? 'unknown');
      this.#endPart();
      return true;
    }
    if (!this.#part) this.#part = { from: next, to: next, events: 0 };
    else if (kind === 'Watermark') this.#part.to = Math.max(this.#part.to, next);
    else this.#takeEvent(this.#part, next);
    return false;
  }

  /** How many announcements of its areas did not come. */
  missed(announced: readonly AreaOffset[]): number {
    this.#endPart();
    const { areas } = this.question;
    const own = announced.filter(({ area }) => areas === null || areas.includes(area));
    const missedIn = ({ from, to, events }: Part): number =>
      own.filter(({ offset }) => offset >= from && offset < to).length - events;
    return this.#endedParts.reduce((total, part) => total + missedIn(part), 0);
  }

  #takeEvent(part: Part, next: number): void {
    if (next <= part.to) {
      this.twice++;
      return;
    }
    part.to = next;
    part.events++;
  }

  #endPart(): void {
    if (this.#part) this.#endedParts.push(this.#part);
    this.#part = null;
  }
}

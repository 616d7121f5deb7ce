import { DAY, HOUR } from '@courant/core/domain';
import type { LiveHub } from '../live/live-hub.ts';
import type { LiveEvent } from '../live/live-type.ts';
import type { Replay } from './replay.ts';
import type { ReplayReader } from './replay-reader.ts';
import { ReplaySchedule } from './replay-schedule.ts';
import { instantOf, type ReplayStep } from './replay-step.ts';

/** Time for the pace of replays. */
export interface ReplayTimer {
  /** Milliseconds of a clock that is never set. */
  readonly now: () => number;
  /** Resolves after some milliseconds, or once the signal aborts. */
  readonly wait: (ms: number, signal: AbortSignal) => Promise<void>;
}

export interface ReplayStreamOptions {
  readonly replay: Replay;
  /** The first position to send. */
  readonly position: number;
  /** Replayed time per real time. Example: 3600 is an hour a second. */
  readonly speed: number;
  readonly hub: Pick<LiveHub, 'loopShare' | 'subscribe' | 'isClosed' | 'watermarksRequested' | 'watermarkAt'>;
  readonly reader: ReplayReader;
  readonly timer: ReplayTimer;
}

/** Node's timers cannot wait for longer than 24 days. */
const LONGEST_WAIT_MS = HOUR;

/**
 * One client's replay, which ends once everything is sent. It is pulled: a step is due at its instant and no sooner, and is
 * read once the client has taken the event before it. Like the live stream it sends watermarks while nothing is due.
 */
export class ReplayStream implements AsyncIterableIterator<LiveEvent> {
  readonly #options: ReplayStreamOptions;
  readonly #schedule: ReplaySchedule;
  /** The first position that is not sent. */
  #position: number;
  /** The UTC day to read next, and the steps that were read of days before it. */
  #nextDay: number;
  #steps: readonly ReplayStep[] = [];
  #stepsDone = 0;
  #watermarksSeen: number;
  #isOver = false;
  #wake: () => void = () => undefined;

  constructor(options: ReplayStreamOptions) {
    const { replay, position, speed, hub, timer } = options;
    this.#options = options;
    this.#schedule = new ReplaySchedule(speed, timer.now);
    this.#position = position;
    this.#nextDay = Math.floor(instantOf(replay, position) / DAY) * DAY;
    this.#watermarksSeen = hub.watermarksRequested;
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  async next(): Promise<IteratorResult<LiveEvent, undefined>> {
    try {
      const event = await this.#nextEvent();
      return event && !this.#isEnded ? { done: false, value: event } : await this.return();
    } catch (error) {
      await this.return();
      throw error;
    }
  }

  async return(): Promise<IteratorResult<LiveEvent, undefined>> {
    this.#isOver = true;
    this.#wake();
    return { done: true, value: undefined };
  }

  get #isEnded(): boolean {
    return this.#isOver || this.#options.hub.isClosed;
  }

  async #nextEvent(): Promise<LiveEvent | null> {
    const step = await this.#nextStep();
    if (!step) return null;
    if ((await this.#waitUntilDue(step)) === 'WATERMARK') return this.#watermark();
    if (this.#isEnded) return null;
    this.#stepsDone++;
    this.#position = step.position + 1;
    return this.#options.reader.event(this.#options.replay, step);
  }

  /** The first step that is not sent; undefined at the end. */
  async #nextStep(): Promise<ReplayStep | undefined> {
    const { replay, reader, hub } = this.#options;
    for (;;) {
      if (hub.loopShare.isUsedUp) await hub.loopShare.turn();
      if (this.#isEnded) return undefined;
      const step = this.#steps[this.#stepsDone];
      if (step || this.#nextDay >= replay.range.to) return step;
      const steps = await reader.steps(replay, this.#nextDay);
      this.#steps = steps.filter(({ position }) => position >= this.#position);
      this.#stepsDone = 0;
      this.#nextDay += DAY;
    }
  }

  async #waitUntilDue({ instant }: ReplayStep): Promise<'DUE' | 'WATERMARK'> {
    const { hub } = this.#options;
    for (
      let ms = this.#schedule.delay(instant);
      ms > 0 && !this.#isEnded;
      ms = this.#schedule.delay(instant)
    ) {
      if (this.#watermarksSeen !== hub.watermarksRequested) return 'WATERMARK';
      await this.#wait(Math.min(ms, LONGEST_WAIT_MS));
    }
    return 'DUE';
  }

  /** Waits some time, or until a notification of the hub or the end of this stream. */
  async #wait(ms: number): Promise<void> {
    const { hub, timer } = this.#options;
    const woken = new AbortController();
    this.#wake = () => woken.abort();
    const unsubscribe = hub.subscribe(this.#wake);
    await timer.wait(ms, woken.signal);
    unsubscribe();
  }

  #watermark(): LiveEvent {
    const { hub, replay } = this.#options;
    this.#watermarksSeen = hub.watermarksRequested;
    return hub.watermarkAt({ epoch: replay.epoch, offset: this.#position });
  }
}

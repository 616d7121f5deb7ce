import { contentOf, type EventLine, type LineContent } from './event-line.ts';
import type { LiveEvent } from './live-state.ts';
import type { RequestFrame, StreamListener } from './live-store.ts';

/** How the time of a stream is told: of the live one, or of a replay. */
export interface StreamTime {
  /** The time beside an event's line, epoch milliseconds UTC. */
  timeOf(event: LiveEvent): number;
  /** The instant before which everything has been sent with this event; null where it says of none. */
  saidUntil(event: LiveEvent): number | null;
  /** Whether with this event nothing that was missed in a cut is still to come. */
  endsCut(event: LiveEvent): boolean;
}

export interface EventLogView {
  /** Newest first; the oldest are dropped where there are too many. */
  readonly lines: readonly EventLine[];
  readonly dropped: number;
  /** Events, watermarks aside. */
  readonly events: number;
  readonly lastMinute: number;
  readonly resumes: number;
  readonly resets: number;
  readonly cursor: string | null;
  /** Everything before it has been said, epoch milliseconds UTC; null before anything was. */
  readonly saidUntil: number | null;
  /** Since when the stream is cut, or catches up; null while it runs. */
  readonly cut: Cut | null;
}

/** A break of the stream; times in epoch milliseconds. */
export interface Cut {
  readonly since: number;
  /** When the stream went on; null before. */
  readonly until: number | null;
  /** How many events came since it went on. */
  readonly events: number;
  /** Why the API refuses the stream, in its words; null where the network broke. */
  readonly refusal: string | null;
}

export const MAX_LINES = 500;
const MINUTE_MS = 60_000;

const EMPTY: EventLogView = {
  lines: [],
  dropped: 0,
  events: 0,
  lastMinute: 0,
  resumes: 0,
  resets: 0,
  cursor: null,
  saidUntil: null,
  cut: null,
};

export interface EventLogOptions {
  readonly time: StreamTime;
  /** Real time, epoch milliseconds. */
  readonly now: () => number;
  readonly requestFrame: RequestFrame;
}

/** The events of a stream as lines, for `useSyncExternalStore`. An event only appends; its view is made for a frame. */
export class EventLog implements StreamListener {
  readonly #options: EventLogOptions;
  readonly #listeners = new Set<() => void>();
  #view = EMPTY;
  /** What the next view has, but for its lines. */
  #next = EMPTY;
  /** Oldest first. */
  #lines: EventLine[] = [];
  #lineCount = 0;
  /** When the events of the last minute came. */
  readonly #times: number[] = [];
  #frameRequested = false;

  constructor(options: EventLogOptions) {
    this.#options = options;
  }

  readonly view = (): EventLogView => this.#view;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  onEvent(event: LiveEvent): void {
    const { time, now } = this.#options;
    const content = contentOf(event);
    if (content) this.#count(content);
    this.#followCut(event);
    if (content) this.#addLine(time.timeOf(event), content);
    if (event.__typename !== 'Watermark') this.#times.push(now());
    this.#forgetTimes();
    this.#change({
      // One resumes from no reset.
      cursor: event.__typename === 'StreamReset' ? null : event.cursor,
      saidUntil: time.saidUntil(event) ?? this.#next.saidUntil,
    });
  }

  onFailure(reason: unknown): void {
    const { since = this.#options.now(), events = 0 } = this.#next.cut ?? {};
    this.#change({ cut: { since, until: null, events, refusal: refusalIn(reason) } });
  }

  onResume(after: string | null): void {
    const { cut, resumes } = this.#next;
    if (cut && after !== null) {
      this.#change({ resumes: resumes + 1, cut: { ...cut, until: this.#options.now(), refusal: null } });
    } else this.#change({ cut: null });
  }

  /** Called now and then, since a minute without events is one without a change. */
  readonly tick = (): void => {
    if (this.#times.length > 0) this.#change({});
  };

  #count(content: LineContent): void {
    const { events, resets } = this.#next;
    const isReset = content.kind === 'STREAM' && content.note.is === 'RESET';
    this.#next = { ...this.#next, events: events + 1, resets: resets + (isReset ? 1 : 0) };
  }

  /** Counts what was missed in a cut, and says how it ended. */
  #followCut(event: LiveEvent): void {
    const { cut } = this.#next;
    if (!cut) return;
    const isAnew = event.__typename === 'Snapshot' || event.__typename === 'StreamReset';
    const isMissed = event.__typename !== 'Watermark' && !isAnew;
    const events = cut.events + (isMissed ? 1 : 0);
    const isOver = !isAnew && this.#options.time.endsCut(event);
    this.#next = { ...this.#next, cut: isAnew || isOver ? null : { ...cut, events } };
    if (!isOver) return;
    const note = { is: 'CUT', lastedMs: (cut.until ?? cut.since) - cut.since, events } as const;
    this.#addLine(this.#options.time.timeOf(event), { kind: 'STREAM', note });
  }

  #addLine(at: number, content: LineContent): void {
    this.#lines.push({ index: this.#lineCount++, at, content });
    if (this.#lines.length > MAX_LINES) this.#lines.shift();
  }

  #change(change: Partial<EventLogView>): void {
    this.#next = { ...this.#next, ...change };
    if (this.#frameRequested) return;
    this.#frameRequested = true;
    this.#options.requestFrame(() => {
      this.#frameRequested = false;
      this.#publish();
    });
  }

  /** With each event, too: a hidden page draws no frame. */
  #forgetTimes(): void {
    const since = this.#options.now() - MINUTE_MS;
    while ((this.#times[0] ?? Number.POSITIVE_INFINITY) <= since) this.#times.shift();
  }

  #publish(): void {
    this.#forgetTimes();
    this.#view = {
      ...this.#next,
      lines: this.#lines.toReversed(),
      dropped: this.#lineCount - this.#lines.length,
      lastMinute: this.#times.length,
    };
    for (const listener of this.#listeners) listener();
  }
}

/** What the API says where it refuses an operation: a list of GraphQL errors. */
function refusalIn(reason: unknown): string | null {
  const [error] = Array.isArray(reason) ? (reason as { message?: unknown }[]) : [];
  return error?.message === undefined ? null : String(error.message);
}

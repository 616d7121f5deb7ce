import { isObject } from './operation.ts';

/** One line of the log: an event, or where a stream was resumed. */
export interface LogLine {
  readonly index: number;
  /** Epoch milliseconds of this device. */
  readonly at: number;
  readonly kind: string;
  readonly summary: string;
}

export interface LogView {
  /** Newest first; the oldest go when there are too many. */
  readonly lines: readonly LogLine[];
  readonly events: number;
  readonly lastMinute: number;
  /** Of the last event that had one. */
  readonly cursor: string | null;
  readonly isOpen: boolean;
}

const MAX_LINES = 200;
const MINUTE_MS = 60_000;
const EMPTY: LogView = { lines: [], events: 0, lastMinute: 0, cursor: null, isOpen: false };

/** The events of the last stream and of those that resumed it, for `useSyncExternalStore`. */
export class StreamLog {
  readonly #now: () => number;
  readonly #listeners = new Set<() => void>();
  #view = EMPTY;
  #times: number[] = [];
  #resumesAfter: string | null = null;
  #tab: string | undefined;

  constructor(now: () => number = Date.now) {
    this.#now = now;
  }

  readonly view = (): LogView => this.#view;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** The next stream goes on behind a cursor: its events follow in the same log. */
  resume(cursor: string): void {
    this.#resumesAfter = cursor;
  }

  /** Of a tab: another tab has a log of its own. */
  showTab(id: string | undefined): void {
    if (id !== this.#tab) this.clear();
    this.#tab = id;
  }

  begin(): void {
    const cursor = this.#resumesAfter;
    this.#resumesAfter = null;
    if (cursor === null) this.clear();
    else this.#addLine('Resumed', `after ${cursor}`);
    this.#change({ isOpen: true });
  }

  add(result: unknown): void {
    const event = eventOf(result);
    this.#times.push(this.#now());
    this.#addLine(event.kind, event.summary);
    this.#change({
      events: this.#view.events + 1,
      lastMinute: this.#countLastMinute(),
      cursor: event.cursor ?? this.#view.cursor,
    });
  }

  end(): void {
    this.#change({ isOpen: false });
  }

  /** Called now and then, since a minute without events is one without a change. */
  readonly tick = (): void => {
    const lastMinute = this.#countLastMinute();
    if (lastMinute !== this.#view.lastMinute) this.#change({ lastMinute });
  };

  readonly clear = (): void => {
    this.#times = [];
    this.#change({ ...EMPTY, cursor: null, isOpen: this.#view.isOpen });
  };

  #countLastMinute(): number {
    const since = this.#now() - MINUTE_MS;
    this.#times = this.#times.filter((at) => at > since);
    return this.#times.length;
  }

  #addLine(kind: string, summary: string): void {
    const index = (this.#view.lines[0]?.index ?? 0) + 1;
    const line = { index, at: this.#now(), kind, summary };
    this.#change({ lines: [line, ...this.#view.lines].slice(0, MAX_LINES) });
  }

  #change(change: Partial<LogView>): void {
    this.#view = { ...this.#view, ...change };
    for (const listener of this.#listeners) listener();
  }
}

interface NotedEvent {
  readonly kind: string;
  readonly summary: string;
  readonly cursor?: string;
}

/** Reads what one event of a stream says; a document need not ask for its type or its cursor. */
function eventOf(result: unknown): NotedEvent {
  if (!isObject(result)) return { kind: 'Unknown', summary: String(result) };
  if (Array.isArray(result.errors)) return { kind: 'Error', summary: result.errors.map(messageOf).join(' ') };
  const [field, event] = Object.entries(isObject(result.data) ? result.data : {})[0] ?? ['Nothing', null];
  if (!isObject(event)) return { kind: field, summary: String(event) };
  const { __typename: kind, cursor, ...facts } = event;
  return {
    kind: typeof kind === 'string' ? kind : field,
    summary: factsText(facts).join(' '),
    ...(typeof cursor === 'string' && { cursor }),
  };
}

const messageOf = (error: unknown): string => (isObject(error) ? String(error.message) : String(error));

/** Its figures and words in the order of the document; of a list, how many it has. */
const factsText = (facts: Record<string, unknown>): string[] =>
  Object.entries(facts).flatMap(([name, fact]) => {
    if (Array.isArray(fact)) return [`${fact.length} ${name}`];
    return isObject(fact) ? factsText(fact) : [fact === null ? `${name} null` : String(fact)];
  });

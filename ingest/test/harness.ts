import { DAY, FEEDS, type Fetch, type Reading, type Rejected } from '@courant/core/domain';
import { type EventLog, FETCHES, openMemoryLog, READINGS, REJECTED } from '@courant/core/log';
import { messagesIn, TestClock } from '@courant/core/testing';
import type { IngestProgress } from '../progress.ts';
import { type IngestOptions, runIngest } from '../run.ts';
import { type FakePublisher, openFakePublisher } from './fake-publisher.ts';

/** A Thursday afternoon in winter, on a quarter of an hour. */
export const NOW = Date.UTC(2026, 0, 15, 14);
/** The start of a backfill in the future, so that ingest polls and checks only. */
export const NO_HISTORY = NOW + 400 * DAY;

const LOOPS = FEEDS.length;

/** An ingest with a fake publisher, a log in memory and a clock that the test moves. */
export interface IngestHarness {
  readonly publisher: FakePublisher;
  readonly clock: TestClock;
  readonly log: EventLog;
  readonly progress: IngestProgress[];
  /** Polls that have ended, and readings appended, so far. */
  pollCount(): number;
  appendedCount(): number;
  start(more?: Partial<IngestOptions>): Run;
  close(): Promise<void>;
}

export interface Run {
  readonly ended: Promise<void>;
  /** Resolves once the loops of both feeds wait. */
  whenIdle(): Promise<void>;
  /** Moves time on, from one wake-up to the next, until the condition holds. */
  advanceUntil(condition: () => boolean): Promise<void>;
  stop(): Promise<void>;
}

export async function openHarness(backfillFrom = NO_HISTORY): Promise<IngestHarness> {
  const publisher = await openFakePublisher();
  const clock = new TestClock(NOW);
  const log = await openMemoryLog({ now: clock.now });
  const progress: IngestProgress[] = [];
  return {
    publisher,
    clock,
    log,
    progress,
    pollCount: () => progress.filter(({ fetch }) => fetch.purpose === 'POLL').length,
    appendedCount: () => progress.reduce((sum, { fetch }) => sum + fetch.appended, 0),
    start: (more = {}) =>
      startRun(clock, {
        log,
        publisherUrl: publisher.url,
        backfillFrom,
        simulated: false,
        now: clock.now,
        wait: clock.wait,
        random: () => 0.5,
        onProgress: (ask) => progress.push(ask),
        ...more,
      }),
    close: () => publisher.close(),
  };
}

function startRun(clock: TestClock, options: Omit<IngestOptions, 'signal'>): Run {
  const stop = new AbortController();
  const ended = runIngest({ ...options, signal: stop.signal });
  const settled = (): Promise<void> => Promise.race([clock.whenAsleep(LOOPS), ended]);
  return {
    ended,
    whenIdle: settled,
    advanceUntil: async (condition) => {
      for (await settled(); !condition(); await settled()) await clock.wakeNext(LOOPS);
    },
    stop: async () => {
      stop.abort();
      await ended;
    },
  };
}

export const readingsIn = (log: EventLog): Promise<Reading[]> => messagesIn(log, READINGS);
export const fetchesIn = (log: EventLog): Promise<Fetch[]> => messagesIn(log, FETCHES);
export const rejectedIn = (log: EventLog): Promise<Rejected[]> => messagesIn(log, REJECTED);

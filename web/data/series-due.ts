import { type AreaCode, HOUR, MINUTE } from '@courant/core/domain';
import type { LiveStore, LiveView } from './live-store.ts';

/** What to fetch again: the end of the window, or the whole. */
export type Due = 'TAIL' | 'WINDOW';

export interface DueTiming {
  readonly clockEveryMs: number;
  /** In [0, 1). */
  readonly random: () => number;
}

const QUARTER_HOUR_MS = 15 * MINUTE;

/**
 * Calls back when what a page shows of an area may differ from the API's answer. A reading moves the end of the window; a
 * range may lie anywhere in it, and a snapshot may hide one. Each quarter-hour a slot ends, with or without a reading.
 * Without a stream the end may move at any time, and a range unannounced. A stream that breaks or comes back changes
 * nothing: it resumes after its last event.
 */
export function watchDue(
  store: LiveStore,
  area: AreaCode,
  { clockEveryMs, random }: DueTiming,
  onDue: (due: Due) => void,
): () => void {
  // Pages do not all ask in the same second.
  const lagMs = random() * MINUTE;
  const read = () => ({ ...factsOf(store.view(), area), ...periodsAt(store.clock.now() - lagMs) });
  let before = read();
  const compare = () => {
    const now = read();
    const due = dueAfter(before, now);
    before = now;
    if (due) onDue(due);
  };
  const unsubscribe = store.subscribe(compare);
  const timer = setInterval(compare, clockEveryMs);
  return () => {
    unsubscribe();
    clearInterval(timer);
  };
}

interface DueFacts {
  readonly isStreaming: boolean;
  readonly updates: number;
  readonly ranges: number;
  readonly snapshots: number;
  /** The current minute, quarter-hour and hour, counted. */
  readonly minute: number;
  readonly quarterHour: number;
  readonly hour: number;
}

const factsOf = (view: LiveView, area: AreaCode) => ({
  isStreaming: view.connection === 'live',
  updates: view.updateCounts.get(area) ?? 0,
  ranges: view.revisedRangeCounts.get(area) ?? 0,
  snapshots: view.snapshotCount,
});

const periodsAt = (instant: number) => ({
  minute: Math.floor(instant / MINUTE),
  quarterHour: Math.floor(instant / QUARTER_HOUR_MS),
  hour: Math.floor(instant / HOUR),
});

function dueAfter(before: DueFacts, now: DueFacts): Due | null {
  const differs = (...keys: (keyof DueFacts)[]) => keys.some((key) => before[key] !== now[key]);
  const hasNoStream = !before.isStreaming && !now.isStreaming;
  if (differs('ranges', 'snapshots') || (hasNoStream && differs('hour'))) return 'WINDOW';
  return differs('updates', 'quarterHour') || (hasNoStream && differs('minute')) ? 'TAIL' : null;
}

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
 * Without a stream the end may move at any time, and a range unannounced.
 */
export function watchDue(
  store: LiveStore,
  area: AreaCode,
  { clockEveryMs, random }: DueTiming,
  onDue: (due: Due) => void,
): () => void {
  // Pages do not all ask in the same second.
  const lagMs = random() * MINUTE;
  const read = () => ({ ...countsOf(store.view(), area), ...periodsOf(store, lagMs) });
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
  readonly updates: number;
  readonly ranges: number;
  readonly snapshots: number;
  /** The period that the last TAIL belongs to, and the last WINDOW. */
  readonly tailPeriod: number;
  readonly windowPeriod: number;
}

const countsOf = ({ updateCounts, revisedRangeCounts, snapshotCount }: LiveView, area: AreaCode) => ({
  updates: updateCounts.get(area) ?? 0,
  ranges: revisedRangeCounts.get(area) ?? 0,
  snapshots: snapshotCount,
});

function periodsOf(store: LiveStore, lagMs: number) {
  const now = store.clock.now() - lagMs;
  const isStreaming = store.view().connection === 'live';
  return {
    tailPeriod: Math.floor(now / (isStreaming ? QUARTER_HOUR_MS : MINUTE)),
    windowPeriod: isStreaming ? 0 : Math.floor(now / HOUR),
  };
}

function dueAfter(before: DueFacts, now: DueFacts): Due | null {
  const differs = (...keys: (keyof DueFacts)[]) => keys.some((key) => before[key] !== now[key]);
  if (differs('ranges', 'snapshots', 'windowPeriod')) return 'WINDOW';
  return differs('updates', 'tailPeriod') ? 'TAIL' : null;
}

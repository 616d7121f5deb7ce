import type { Browser, Page } from 'playwright-core';
import { nextFrame } from './main-thread.ts';

const CATEGORIES = ['devtools.timeline', 'disabled-by-default-devtools.timeline'];

/** Part of an event of Chromium's tracing. */
interface TraceEvent {
  readonly name: string;
  readonly pid: number;
  readonly tid: number;
  /** Time on the processor in microseconds: what other programs take does not count. */
  readonly tdur?: number;
  readonly args: { readonly name?: string; readonly data?: { readonly frames?: readonly TracedFrame[] } };
}

interface TracedFrame {
  readonly isOutermostMainFrame: boolean;
  readonly processId: number;
}

/** The tasks of a page's main thread while something happens, each in ms on the processor. */
export async function traceTasks(
  browser: Browser,
  page: Page,
  happens: () => Promise<unknown>,
): Promise<number[]> {
  await browser.startTracing(page, { categories: CATEGORIES });
  await happens();
  await nextFrame(page);
  const trace = JSON.parse((await browser.stopTracing()).toString()) as { traceEvents: TraceEvent[] };
  return tasksOf(trace.traceEvents);
}

function tasksOf(events: readonly TraceEvent[]): number[] {
  const frames = events.flatMap(({ args }) => args.data?.frames ?? []);
  const page = frames.find(({ isOutermostMainFrame }) => isOutermostMainFrame)?.processId;
  const main = events.find(({ pid, args }) => pid === page && args.name === 'CrRendererMain');
  if (!main) throw new Error('The trace does not name the main thread of the page.');
  return events.flatMap(({ name, pid, tid, tdur }) =>
    name === 'RunTask' && pid === page && tid === main.tid && tdur !== undefined ? [tdur / 1000] : [],
  );
}

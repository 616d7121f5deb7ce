import { useContext, useMemo } from 'react';
import {
  type Dates,
  daysBefore,
  HISTORY_START,
  neighbour,
  spanOf,
  withinHistory,
  zoomSpan,
} from '../data/period.ts';
import type { Span } from '../data/spans.ts';
import { LiveContext } from '../data/use-live.ts';
import type { Zoom } from '../data/zoom.ts';
import type { UrlState } from './url-state.ts';
import { useNow } from './use-now.ts';
import type { UrlControl } from './use-url-state.ts';

const REFRESH_EVERY_MS = 60_000;

/** The period of a page and the ways to another. Each is a step of the browser's history. */
export interface PeriodControl {
  /** What is chosen: its first instant and its end. */
  readonly span: Span;
  /** The period before and after; null where there is none. A zoom that ends now has none after it. */
  readonly before: Partial<UrlState> | null;
  readonly after: Partial<UrlState> | null;
  goTo(change: Partial<UrlState>): void;
  chooseZoom(zoom: Zoom): void;
  chooseDates(dates: Dates): void;
  /** Shows a span, rounded to whole steps of the clock; one that continues a gesture replaces its last one. */
  chooseSpan(span: Span, continues?: boolean): void;
}

export function usePeriod(url: UrlControl): PeriodControl {
  const { clock } = useContext(LiveContext);
  const now = useNow(REFRESH_EVERY_MS);
  return useMemo(() => {
    const { zoom, dates } = url.state;
    const chooseDates = (chosen: Dates) => url.push({ dates: chosen, step: null });
    return {
      span: dates ? spanOf(dates) : zoomSpan(zoom, now),
      before: before(url.state, now),
      after: after(url.state, now),
      goTo: url.push,
      chooseZoom: (chosen) => url.push({ zoom: chosen, dates: null, step: null }),
      chooseDates,
      chooseSpan: (span, continues = false) => {
        const chosen = withinHistory(span, clock.now());
        if (continues) url.set({ dates: chosen, step: null });
        else chooseDates(chosen);
      },
    };
  }, [url, clock, now]);
}

function before({ zoom, dates }: UrlState, now: number): Partial<UrlState> | null {
  const earlier = dates ? neighbour(dates, -1) : daysBefore(zoom, now);
  return earlier && spanOf(earlier).end > HISTORY_START ? { dates: earlier } : null;
}

/** After the last whole period comes the window that ends now. */
function after({ dates }: UrlState, now: number): Partial<UrlState> | null {
  if (!dates) return null;
  const later = neighbour(dates, 1);
  return { dates: spanOf(later).start < now ? later : null };
}

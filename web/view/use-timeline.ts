import { DAY } from '@courant/core/domain';
import { useContext, useEffect, useMemo, useState } from 'react';
import { useLocation, useSearch } from 'wouter';
import { slotAt } from '../chart/slots.ts';
import { type Dates, dayOf } from '../data/period.ts';
import { publishedStarts, type RegionDay } from '../data/region-day.ts';
import { LiveContext } from '../data/use-live.ts';
import { useRegionDay } from '../data/use-region-day.ts';
import { readAt, withAt } from './at-state.ts';

/** The address follows the slider once it rests: browsers refuse an address for each of its steps. */
const REST_MS = 300;

export interface Timeline {
  readonly day: RegionDay | null;
  readonly hasError: boolean;
  /** Null: the last 24 hours; else the Paris day of a moment that lies before them. */
  readonly dates: Dates | null;
  /** Starts of the published slots, in epoch milliseconds. */
  readonly slots: readonly number[];
  /** The chosen slot; the last one while the page is live. */
  readonly slot: number;
  /** The chosen moment; null is live. */
  readonly at: number | null;
  /** How many slots were published since the page left live. */
  readonly newSlots: number;
  /** Chooses a slot; the last one of the last 24 hours is live. */
  choose(slot: number): void;
  goLive(): void;
}

/** The one moment that figures, stack, map and table show, and the slots to choose it from. */
export function useTimeline(): Timeline {
  const { at, dates, choose, goLive } = useMoment();
  const { day, hasError } = useRegionDay(dates);
  const slots = useMemo(() => (day ? publishedStarts(day) : []), [day]);
  const last = Math.max(0, slots.length - 1);
  return {
    day,
    hasError,
    dates,
    slots,
    slot: at === null ? last : Math.min(last, slotAt({ starts: slots }, at)),
    at,
    newSlots: useNewSlots(slots, at === null, dates !== null),
    choose: (next) => (dates === null && next >= last ? goLive() : choose(slots[next] ?? null)),
    goLive,
  };
}

/** How many slots are newer than the newest one that was there when the page left live. */
function useNewSlots(slots: readonly number[], isLive: boolean, isPast: boolean): number {
  const newest = slots.at(-1) ?? null;
  const [seen, setSeen] = useState<number | null>(null);
  if (newest !== null && newest !== seen && !isPast && (isLive || seen === null)) setSeen(newest);
  return seen === null || isPast ? 0 : slots.filter((start) => start > seen).length;
}

interface Moment {
  readonly at: number | null;
  readonly dates: Dates | null;
  choose(at: number | null): void;
  goLive(): void;
}

/** The chosen moment. It comes from the address, and the address follows it. */
function useMoment(): Moment {
  const { clock } = useContext(LiveContext);
  const search = useSearch();
  const [path, navigate] = useLocation();
  const linked = readAt(search);
  const [chosen, setChosen] = useState(() => ({ at: linked, dates: datesOf(linked, clock.now()) }));
  const [seen, setSeen] = useState(linked);
  if (seen !== linked) {
    setSeen(linked);
    // Another moment than the chosen one: a link or the back button brought it.
    if (linked !== chosen.at) setChosen({ at: linked, dates: datesOf(linked, clock.now()) });
  }
  const { at } = chosen;
  useEffect(() => {
    if (at === linked) return;
    const timer = setTimeout(() => navigate(path + withAt(search, at), { replace: true }), REST_MS);
    return () => clearTimeout(timer);
  }, [at, linked, path, search, navigate]);
  return {
    ...chosen,
    choose: (next) => setChosen({ ...chosen, at: next }),
    goLive: () => setChosen({ at: null, dates: null }),
  };
}

/** A moment within the last 24 hours is one of theirs; an earlier one is shown with its Paris day. */
const datesOf = (at: number | null, now: number): Dates | null =>
  at === null || at >= now - DAY ? null : { from: dayOf(at), to: dayOf(at) };

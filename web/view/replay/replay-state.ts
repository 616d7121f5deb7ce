import { type Dates, readDates } from '../../data/period.ts';
import type { ReplayClock } from '../../data/stream-time.ts';
import { STREAM_FORM, type StreamState } from '../live/log-filter.ts';
import type { PageForm } from '../use-page-state.ts';

/** How many seconds of the day pass in a second. */
export const SPEEDS = [60, 600, 3600] as const;
export type Speed = (typeof SPEEDS)[number];

export const CLOCKS: readonly ReplayClock[] = ['MEASURED', 'KNOWN'];

export interface ReplayState extends StreamState {
  /** Null: yesterday, or `badDay`. */
  readonly dates: Dates | null;
  /** What stands in place of a day and is none. */
  readonly badDay: string | null;
  readonly speed: Speed;
  readonly clock: ReplayClock;
}

const DEFAULT_SPEED = 3600;

/** `/replay?from=2026-11-28&to=2026-11-28&speed=600&clock=known`. */
export const REPLAY_FORM: PageForm<ReplayState> = {
  read: (query) => {
    const [from, to] = [query.get('from'), query.get('to')];
    const dates = readDates(from, to);
    return {
      ...STREAM_FORM.read(query),
      dates,
      badDay: dates ? null : (from ?? to),
      speed: SPEEDS.find((speed) => String(speed) === query.get('speed')) ?? DEFAULT_SPEED,
      clock: query.get('clock')?.toUpperCase() === 'KNOWN' ? 'KNOWN' : 'MEASURED',
    };
  },
  words: (state) => ({
    from: state.dates?.from ?? state.badDay,
    to: state.dates?.to ?? null,
    speed: state.speed === DEFAULT_SPEED ? null : String(state.speed),
    clock: state.clock === 'MEASURED' ? null : 'known',
    ...STREAM_FORM.words(state),
  }),
};

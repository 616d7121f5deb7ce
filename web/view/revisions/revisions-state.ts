import { type AreaCode, STORED_MEASURES, type StoredMeasure } from '@courant/core/domain';
import { type Dates, dayOf, daysUntil, instantOf, readDates } from '../../data/period.ts';
import { readArea } from '../area-word.ts';
import type { PageForm } from '../use-page-state.ts';

/** Days up to today, by the name of the window. */
const DAYS_OF = { '1D': 1, '7D': 7, '30D': 30 } as const;
export type RevisedZoom = keyof typeof DAYS_OF;
const REVISED_ZOOMS = Object.keys(DAYS_OF) as readonly RevisedZoom[];

/** The windows of an area: thirty days of the country are read from twelve regions, and cost more than one question may. */
export const zoomsOf = (area: AreaCode): readonly RevisedZoom[] =>
  area === 'FR' ? REVISED_ZOOMS.slice(0, -1) : REVISED_ZOOMS;

/** A window that an area has: the longest where the one that is named is none of them. */
const zoomFor = (area: AreaCode, word: string | null): RevisedZoom => {
  const zoom = REVISED_ZOOMS.find((each) => each.toLowerCase() === word) ?? '1D';
  return zoomsOf(area).includes(zoom) ? zoom : '7D';
};

export interface RevisionsState {
  readonly area: AreaCode;
  readonly measure: StoredMeasure;
  /** Days that end with today; where `dates` are given, they count instead. */
  readonly zoom: RevisedZoom;
  /** Whole Paris days. */
  readonly dates: Dates | null;
  /** The instant of knowledge that now is held against, RFC 3339; null is just before the first change. */
  readonly asOf: string | null;
}

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{3})?)?Z$/;

/** The days of a link; `day` is one alone. A part of a day is the day. */
function readWholeDays(query: URLSearchParams): Dates | null {
  const day = query.get('day');
  const dates = readDates(query.get('from') ?? day, query.get('to') ?? day);
  return dates && { from: dates.from.slice(0, 10), to: dates.to.slice(0, 10) };
}

/** The days that a state shows. */
export const daysOf = ({ zoom, dates }: Pick<RevisionsState, 'zoom' | 'dates'>, now: number): Dates =>
  dates ?? daysUntil(now, DAYS_OF[zoom]);

/** Days as a state: those that a window of the area ends with today are that window, and go on with the clock. */
export function atDays(area: AreaCode, days: Dates, now: number): Pick<RevisionsState, 'zoom' | 'dates'> {
  const zoom = zoomsOf(area).find((each) => daysUntil(now, DAYS_OF[each]).from === days.from);
  return zoom && days.to === dayOf(now) ? { zoom, dates: null } : { zoom: '1D', dates: days };
}

const wordsOf = (dates: Dates | null): Record<string, string> => {
  if (!dates) return {};
  return dates.from === dates.to ? { day: dates.from } : { ...dates };
};

export const REVISIONS_FORM: PageForm<RevisionsState> = {
  read: (query) => {
    const asOf = query.get('asof');
    const area = readArea(query.get('area'), 'BRE');
    return {
      area,
      measure:
        STORED_MEASURES.find((measure) => measure.toLowerCase() === query.get('measure')) ?? 'CONSUMPTION',
      zoom: zoomFor(area, query.get('zoom')),
      dates: readWholeDays(query),
      asOf: asOf !== null && INSTANT.test(asOf) && !Number.isNaN(instantOf(asOf)) ? asOf : null,
    };
  },
  words: ({ area, measure, zoom, dates, asOf }) => ({
    area: area === 'BRE' ? null : area,
    measure: measure === 'CONSUMPTION' ? null : measure.toLowerCase(),
    zoom: zoom === '1D' || dates ? null : zoom.toLowerCase(),
    ...wordsOf(dates),
    asof: asOf,
  }),
};

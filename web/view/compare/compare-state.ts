import { type AreaCode, isAreaCode, STORED_MEASURES, type StoredMeasure } from '@courant/core/domain';
import { type Dates, neighbour, readDates, readMoment } from '../../data/period.ts';
import { ZOOMS, type Zoom } from '../../data/zoom.ts';
import type { Align, View } from '../../gql/graphql.ts';
import type { PageForm, PageState } from '../use-page-state.ts';

/** All twelve regions as small charts, up to six areas as lines, or one area over two periods. */
export type CompareMode = 'ALL' | 'REGIONS' | 'PERIODS';
/** How lines are shown: as the API has them, or each in percent of its own mean. */
export type CompareView = Exclude<View, 'ENERGY' | 'SHARE_OF_PRODUCTION'> | 'INDEX';
/** The other period: `BEFORE` ends where the first begins, `YEAR` has the same dates a year earlier; else its first day. */
export type Against = string;

export interface CompareState {
  readonly areas: readonly AreaCode[];
  readonly measure: StoredMeasure;
  /** The window that ends now, where there are no dates. */
  readonly zoom: Zoom;
  readonly dates: Dates | null;
  /** Null compares areas. */
  readonly against: Against | null;
  readonly align: Align;
  readonly view: CompareView;
  readonly scale: 'same' | 'own';
  readonly order: 'map' | 'value';
}

export const MAX_LINES = 6;
const DEFAULT_ZOOM: Zoom = '7D';

/** The mode is what is filled in. */
export const modeOf = ({ areas, against }: CompareState): CompareMode => {
  if (against !== null) return 'PERIODS';
  return areas.length > 0 ? 'REGIONS' : 'ALL';
};

/** What a mode fills in; what it has no use for stays, but for what would be another mode. */
export function inMode(state: CompareState, mode: CompareMode): Partial<CompareState> {
  if (mode === 'ALL') return { areas: [], against: null };
  if (mode === 'PERIODS') return { areas: state.areas.slice(0, 1), against: state.against ?? 'BEFORE' };
  return { areas: state.areas.length > 0 ? state.areas : ['BRE', 'NOR', 'PDL'], against: null };
}

export const VIEW_WORD: Readonly<Record<CompareView, string>> = {
  POWER: 'mw',
  PER_PERSON: 'person',
  SHARE_OF_CONSUMPTION: 'share',
  INDEX: 'index',
};
export const COMPARE_VIEWS = Object.keys(VIEW_WORD) as readonly CompareView[];

/** The words of a region's page. */
const AGAINST_WORD: Readonly<Record<string, string>> = { BEFORE: 'previous', YEAR: '-P1Y' };

/** Those words, the "before" and "year" of older links, or the first day of the other period; null for another word. */
export function readAgainst(word: string | null): Against | null {
  if (word === 'previous' || word === 'before') return 'BEFORE';
  if (word === '-P1Y' || word === 'year') return 'YEAR';
  return readMoment(word);
}

/** The words of a list: joined by dots, as the page writes them, or by commas, as an export does. */
export const wordsOf = (list: string): readonly string[] => list.split(/[.,]/);

function readAreas(list: string | null): readonly AreaCode[] {
  const words = new Set(wordsOf((list ?? '').toUpperCase()));
  return [...words].filter(isAreaCode).slice(0, MAX_LINES);
}

export const COMPARE_FORM: PageForm<CompareState> = {
  read: (query) => ({
    areas: readAreas(query.get('areas')),
    measure: STORED_MEASURES.find((each) => each.toLowerCase() === query.get('measure')) ?? 'CONSUMPTION',
    zoom: ZOOMS.find((each) => each.toLowerCase() === query.get('zoom')) ?? DEFAULT_ZOOM,
    dates: readDates(query.get('from'), query.get('to')),
    against: readAgainst(query.get('against')),
    align: query.get('align') === 'weekday' ? 'WEEKDAY' : 'CALENDAR',
    view: COMPARE_VIEWS.find((view) => VIEW_WORD[view] === query.get('view')) ?? 'POWER',
    scale: query.get('scale') === 'own' ? 'own' : 'same',
    order: query.get('order') === 'value' ? 'value' : 'map',
  }),
  words: ({ areas, measure, zoom, dates, against, align, view, scale, order }) => ({
    areas: areas.length > 0 ? areas.join('.') : null,
    measure: measure === 'CONSUMPTION' ? null : measure.toLowerCase(),
    // Always written: pages of areas show another window where none is named.
    zoom: dates ? null : zoom.toLowerCase(),
    from: dates?.from ?? null,
    to: dates?.to ?? null,
    against: against && (AGAINST_WORD[against] ?? against),
    align: align === 'CALENDAR' ? null : 'weekday',
    view: view === 'POWER' ? null : VIEW_WORD[view],
    scale: scale === 'same' ? null : scale,
    order: order === 'map' ? null : order,
  }),
};

/** The first day of the other period. */
export function againstDay(dates: Dates, against: Against): string {
  if (against === 'BEFORE') return neighbour(dates, -1).from;
  return against === 'YEAR' ? yearEarlier(dates.from) : against;
}

/** The same date a year earlier; 29 February becomes the 28th. */
function yearEarlier(day: string): string {
  const earlier = `${Number(day.slice(0, 4)) - 1}${day.slice(4)}`;
  return readMoment(earlier) ?? earlier.replace('-02-29', '-02-28');
}

/** What each mode draws of the page's state. */
export interface ComparedProps {
  readonly page: PageState<CompareState>;
  readonly widthPx: number;
}

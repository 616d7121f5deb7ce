import {
  type AreaCode,
  type Lang,
  RESOLUTIONS,
  type Resolution,
  STORED_MEASURES,
  type StoredMeasure,
} from '@courant/core/domain';
import { BAND_KEYS, type BandKey } from '../chart/stack.ts';
import { AGAINST, type Against } from '../data/against.ts';
import { type Dates, readDates, readMoment } from '../data/period.ts';
import { ZOOMS, type Zoom } from '../data/zoom.ts';
import type { View } from '../gql/graphql.ts';

/** A column by which the table of regions can be sorted. */
export type SortKey = 'NAME' | StoredMeasure;

/** Everything that a shared link carries; a link omits defaults. */
export interface UrlState {
  /** Null follows the device's last choice, else the browser. */
  readonly lang: Lang | null;
  readonly measure: StoredMeasure;
  readonly sort: SortKey;
  readonly descending: boolean;
  /** The window that ends now, where there are no dates. */
  readonly zoom: Zoom;
  readonly dates: Dates | null;
  /** Null: the finest that fits. */
  readonly step: Resolution | null;
  readonly view: StackView;
  /** Shows what was known then; null is what is known now. */
  readonly asOf: string | null;
  /** An earlier period whose consumption is shown beside. */
  readonly against: Against | null;
  readonly hidden: ReadonlySet<BandKey>;
  readonly asTable: boolean;
}

export const DEFAULTS: UrlState = {
  lang: null,
  measure: 'CONSUMPTION',
  sort: 'CONSUMPTION',
  descending: true,
  zoom: '1D',
  dates: null,
  step: null,
  view: 'POWER',
  asOf: null,
  against: null,
  hidden: new Set(),
  asTable: false,
};

/** A view that a stack may have: a share of production would leave its imports without a base. */
export type StackView = Exclude<View, 'SHARE_OF_PRODUCTION'>;

/** The word of each view in a link. */
const VIEW_WORD: Readonly<Record<StackView, string>> = {
  POWER: 'mw',
  ENERGY: 'mwh',
  SHARE_OF_CONSUMPTION: 'share',
  PER_PERSON: 'person',
};
export const STACK_VIEWS = Object.keys(VIEW_WORD) as readonly StackView[];

/** The word of each earlier period in a link. */
const AGAINST_WORD: Readonly<Record<Against, string>> = { PREVIOUS: 'previous', YEAR: '-P1Y' };

/** Reads a query string; an unknown word counts as absent. */
export function readUrl(search: string): UrlState {
  const query = new URLSearchParams(search);
  const one = <T extends string>(name: string, allowed: readonly T[]): T | undefined =>
    allowed.find((word) => word.toLowerCase() === query.get(name)?.toLowerCase());
  const sort = query.get('sort') ?? '';
  const sortWord = sort.replace(/^-/, '').toLowerCase();
  const sortKey = (['NAME', ...STORED_MEASURES] as const).find((key) => key.toLowerCase() === sortWord);
  const hidden = (query.get('hide') ?? '').toUpperCase().split('.');
  return {
    lang: one<Lang>('lang', ['fr', 'en']) ?? DEFAULTS.lang,
    measure: one('measure', STORED_MEASURES) ?? DEFAULTS.measure,
    sort: sortKey ?? DEFAULTS.sort,
    descending: sortKey ? sort.startsWith('-') : DEFAULTS.descending,
    zoom: one('zoom', ZOOMS) ?? DEFAULTS.zoom,
    hidden: new Set(BAND_KEYS.filter((key) => hidden.includes(key))),
    dates: readDates(query.get('from'), query.get('to')),
    step: one('step', RESOLUTIONS) ?? DEFAULTS.step,
    view: STACK_VIEWS.find((view) => VIEW_WORD[view] === query.get('view')) ?? DEFAULTS.view,
    asOf: readMoment(query.get('asof')),
    against: AGAINST.find((each) => AGAINST_WORD[each] === query.get('against')) ?? DEFAULTS.against,
    // Links that were made before there were views have the table as one.
    asTable: query.has('table') || query.get('view') === 'table',
  };
}

/** The query string of a state, with its "?" where it is not empty. */
export function toSearch(state: UrlState): string {
  const query = new URLSearchParams();
  if (state.lang) query.set('lang', state.lang);
  if (state.measure !== DEFAULTS.measure) query.set('measure', state.measure.toLowerCase());
  const sort = `${state.descending ? '-' : ''}${state.sort.toLowerCase()}`;
  if (sort !== '-consumption') query.set('sort', sort);
  if (state.zoom !== DEFAULTS.zoom) query.set('zoom', state.zoom.toLowerCase());
  if (state.hidden.size > 0) query.set('hide', [...state.hidden].join('.').toLowerCase());
  if (state.dates) {
    query.set('from', state.dates.from);
    query.set('to', state.dates.to);
  }
  if (state.step) query.set('step', state.step.toLowerCase());
  if (state.view !== DEFAULTS.view) query.set('view', VIEW_WORD[state.view]);
  if (state.asOf !== null) query.set('asof', state.asOf);
  if (state.against) query.set('against', AGAINST_WORD[state.against]);
  if (state.asTable) query.set('table', '1');
  // A colon may stand in a query as it is, and a link is read by people.
  const text = query.toString().replaceAll('%3A', ':');
  return text && `?${text}`;
}

/** The path of an area's page. */
export const areaPath = (area: AreaCode): string => `/area/${area}`;

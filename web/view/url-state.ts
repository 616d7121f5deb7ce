import { type AreaCode, type Lang, RESOLUTIONS, type Resolution } from '@courant/core/domain';
import { MAP_MEASURES, type MapMeasure } from '../chart/map/map-measure.ts';
import { BAND_KEYS, type BandKey } from '../chart/stack.ts';
import { AGAINST, type Against } from '../data/against.ts';
import { type Dates, readDates, readMoment } from '../data/period.ts';
import { ZOOMS, type Zoom } from '../data/zoom.ts';
import type { View } from '../gql/graphql.ts';

/** A column by which the table of regions can be sorted. */
export type SortKey = 'NAME' | MapMeasure;

/** Everything that a shared link carries; a link omits defaults. */
export interface UrlState {
  /** Null follows the device's last choice, else the browser. */
  readonly lang: Lang | null;
  readonly measure: MapMeasure;
  /** Null: by the measure. */
  readonly sort: SortKey | null;
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
  measure: 'EXCHANGE',
  sort: null,
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
export const VIEW_WORD: Readonly<Record<StackView, string>> = {
  POWER: 'mw',
  ENERGY: 'mwh',
  SHARE_OF_CONSUMPTION: 'share',
  PER_PERSON: 'person',
};
export const STACK_VIEWS = Object.keys(VIEW_WORD) as readonly StackView[];

/** The word of each earlier period in a link. */
export const AGAINST_WORD: Readonly<Record<Against, string>> = { PREVIOUS: 'previous', YEAR: '-P1Y' };
/** The word of a measure in a link. */
export const wordOf = (key: SortKey): string => (key === 'EXCHANGE' ? 'balance' : key.toLowerCase());

/** The key of a word; links that were made before the balance had its name say "exchange". */
const keyOf = <K extends SortKey>(word: string, allowed: readonly K[]): K | undefined =>
  allowed.find((key) => wordOf(key) === word.toLowerCase() || key === word.toUpperCase());

/** Reads a query string; an unknown word counts as absent. */
export function readUrl(search: string): UrlState {
  const query = new URLSearchParams(search);
  const one = <T extends string>(name: string, allowed: readonly T[]): T | undefined =>
    allowed.find((word) => word.toLowerCase() === query.get(name)?.toLowerCase());
  const sort = query.get('sort') ?? '';
  const sortKey = keyOf(sort.replace(/^-/, ''), ['NAME', ...MAP_MEASURES]);
  const hidden = (query.get('hide') ?? '').toUpperCase().split(/[.,]/);
  return {
    lang: one<Lang>('lang', ['fr', 'en']) ?? DEFAULTS.lang,
    measure: keyOf(query.get('measure') ?? '', MAP_MEASURES) ?? DEFAULTS.measure,
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

/** The parameters of the state; a page may have others of its own. */
const OWN_PARAMETERS = [
  'lang',
  'measure',
  'sort',
  'zoom',
  'hide',
  'from',
  'to',
  'step',
  'view',
  'asof',
  'against',
  'table',
] as const;

/**
 * The query string of a state, with its "?" where it is not empty; `search` is one whose other parameters it keeps.
 */
export function toSearch(state: UrlState, search = ''): string {
  const query = new URLSearchParams();
  if (state.lang) query.set('lang', state.lang);
  if (state.measure !== DEFAULTS.measure) query.set('measure', wordOf(state.measure));
  if (state.sort !== null) query.set('sort', `${state.descending ? '-' : ''}${wordOf(state.sort)}`);
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
  for (const [name, word] of new URLSearchParams(search))
    if (!OWN_PARAMETERS.some((own) => own === name)) query.append(name, word);
  // A colon may stand in a query as it is, and a link is read by people.
  const text = query.toString().replaceAll('%3A', ':');
  return text && `?${text}`;
}

/** The path of an area's page. */
export const areaPath = (area: AreaCode): string => `/area/${area}`;

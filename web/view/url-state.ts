import { type AreaCode, type Lang, MEASURES, type Measure } from '@courant/core/domain';
import { BAND_KEYS, type BandKey } from '../chart/stack.ts';
import { ZOOMS, type Zoom } from '../data/zoom.ts';

/** What a column of the list of regions can be sorted by. */
export type SortKey = 'NAME' | Measure;

/** Everything a shared link carries; what is at its default is left out of the link. */
export interface UrlState {
  /** Null follows what this device chose or what the browser asks for. */
  readonly lang: Lang | null;
  readonly measure: Measure;
  readonly sort: SortKey;
  readonly descending: boolean;
  readonly zoom: Zoom;
  readonly hidden: ReadonlySet<BandKey>;
  readonly asTable: boolean;
}

export const DEFAULTS: UrlState = {
  lang: null,
  measure: 'CONSUMPTION',
  sort: 'CONSUMPTION',
  descending: true,
  zoom: '1D',
  hidden: new Set(),
  asTable: false,
};

/** Reads a query string; a word that means nothing counts as left out. */
export function readUrl(search: string): UrlState {
  const query = new URLSearchParams(search);
  const one = <T extends string>(name: string, allowed: readonly T[]): T | undefined =>
    allowed.find((word) => word.toLowerCase() === query.get(name)?.toLowerCase());
  const sort = query.get('sort')?.replace(/^-/, '');
  const sortKey =
    sort && (['NAME', ...MEASURES] as const).find((key) => key.toLowerCase() === sort.toLowerCase());
  const hidden = (query.get('hide') ?? '').toUpperCase().split('.');
  return {
    lang: one<Lang>('lang', ['fr', 'en']) ?? DEFAULTS.lang,
    measure: one('measure', MEASURES) ?? DEFAULTS.measure,
    sort: sortKey || DEFAULTS.sort,
    descending: sortKey ? (query.get('sort') as string).startsWith('-') : DEFAULTS.descending,
    zoom: one('zoom', ZOOMS) ?? DEFAULTS.zoom,
    hidden: new Set(BAND_KEYS.filter((key) => hidden.includes(key))),
    asTable: query.get('view') === 'table',
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
  if (state.asTable) query.set('view', 'table');
  const text = query.toString();
  return text && `?${text}`;
}

/** The address of a page with a state. */
export const areaPath = (area: AreaCode): string => `/area/${area}`;

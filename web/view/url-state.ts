import { type AreaCode, type Lang, STORED_MEASURES, type StoredMeasure } from '@courant/core/domain';
import { BAND_KEYS, type BandKey } from '../chart/stack.ts';
import { ZOOMS, type Zoom } from '../data/zoom.ts';

/** A column by which the table of regions can be sorted. */
export type SortKey = 'NAME' | StoredMeasure;

/** Everything that a shared link carries; a link omits defaults. */
export interface UrlState {
  /** Null follows the device's last choice, else the browser. */
  readonly lang: Lang | null;
  readonly measure: StoredMeasure;
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

/** The path of an area's page. */
export const areaPath = (area: AreaCode): string => `/area/${area}`;

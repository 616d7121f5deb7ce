import {
  AREA_CODES,
  type AreaCode,
  isAreaCode,
  RESOLUTIONS,
  STORED_MEASURES,
  type StoredMeasure,
} from '@courant/core/domain';
import { MAP_MEASURES } from '../../chart/map/map-measure.ts';
import { BAND_KEYS } from '../../chart/stack.ts';
import { readDates, readMoment } from '../../data/period.ts';
import { ZOOMS } from '../../data/zoom.ts';
import { readAt } from '../at-state.ts';
import { VIEW_WORD as COMPARE_WORD, MAX_LINES, readAgainst, wordsOf } from '../compare/compare-state.ts';
import { AGAINST_WORD, VIEW_WORD, wordOf } from '../url-state.ts';

/** What a frame may show, each at `/embed/<view>`. */
export const EMBED_VIEWS = ['stack', 'map', 'figure', 'compare'] as const;
export type EmbedView = (typeof EMBED_VIEWS)[number];

/** What each view draws from. */
export interface EmbedProps {
  /** Of its address; each of its parameters is one that the view takes. */
  readonly query: URLSearchParams;
}

/** The figures that a frame may show: those of a reading, and what is computed from it. */
const COMPUTED = ['renewable', 'low_carbon', 'carbon_intensity'] as const;
export type EmbedFigure = StoredMeasure | Uppercase<(typeof COMPUTED)[number]>;

/** What a parameter may say; the pages' own readers take anything else for the default, which in a frame nobody would notice. */
interface Parameter {
  readonly allowed: string;
  accepts(word: string): boolean;
}

const small = (words: readonly string[]): string[] => words.map((word) => word.toLowerCase());

const oneOf = (words: readonly string[]): Parameter => ({
  allowed: words.join(', '),
  accepts: (word) => small(words).includes(word.toLowerCase()),
});

/** Words joined by dots or commas. */
const someOf = (words: readonly string[], most: number): Parameter => ({
  allowed: `${words.join('.')} (1–${most})`,
  accepts: (word) => {
    const given = wordsOf(word.toLowerCase());
    return given.length <= most && given.every((each) => small(words).includes(each));
  },
});

const MOMENT: Parameter = {
  allowed: '2026-11-28, 2026-11-28T17:30Z',
  accepts: (word) => readMoment(word) !== null,
};

const FIGURES = [...small(STORED_MEASURES), ...COMPUTED];

/** Of every view. */
const COMMON: Readonly<Record<string, Parameter>> = {
  theme: oneOf(['auto', 'light', 'dark']),
  lang: oneOf(['fr', 'en']),
  live: oneOf(['0', '1']),
};

/** The parameters of each view: the words of the page that shows the same. */
const PARAMETERS: Readonly<Record<EmbedView, Readonly<Record<string, Parameter>>>> = {
  stack: {
    ...COMMON,
    area: oneOf(AREA_CODES),
    zoom: oneOf(small(ZOOMS)),
    from: MOMENT,
    to: MOMENT,
    step: oneOf(small(RESOLUTIONS)),
    view: oneOf(Object.values(VIEW_WORD)),
    asof: MOMENT,
    against: oneOf(Object.values(AGAINST_WORD)),
    hide: someOf(small(BAND_KEYS), BAND_KEYS.length),
  },
  map: {
    ...COMMON,
    measure: oneOf(MAP_MEASURES.map(wordOf)),
    at: {
      allowed: '2026-11-28T17:30Z',
      accepts: (word) => readAt(`?at=${encodeURIComponent(word)}`) !== null,
    },
  },
  figure: { ...COMMON, area: oneOf(AREA_CODES), measure: oneOf(FIGURES) },
  compare: {
    ...COMMON,
    areas: someOf(AREA_CODES, MAX_LINES),
    measure: oneOf(small(STORED_MEASURES)),
    zoom: oneOf(small(ZOOMS)),
    from: MOMENT,
    to: MOMENT,
    against: {
      ...MOMENT,
      allowed: `previous, -P1Y, ${MOMENT.allowed}`,
      accepts: (word) => readAgainst(word) !== null,
    },
    align: oneOf(['calendar', 'weekday']),
    view: oneOf(Object.values(COMPARE_WORD)),
    scale: oneOf(['same', 'own']),
    order: oneOf(['map', 'value']),
  },
};

/** The view of an address; null where it names none. */
export function embedViewOf(path: string): EmbedView | null {
  const name = path.replace(/^\/embed\//, '').replace(/\/$/, '');
  return EMBED_VIEWS.find((view) => view === name) ?? null;
}

/** Why an address cannot be drawn, to be worded. */
export type EmbedProblem =
  | { readonly key: 'embedDates'; readonly words: { readonly dates: string } }
  | { readonly key: 'embedUnknown'; readonly words: { readonly name: string; readonly allowed: string } }
  | {
      readonly key: 'embedWrong';
      readonly words: { readonly name: string; readonly word: string; readonly allowed: string };
    };

/** The first parameter that the view does not take, or whose word it does not allow; else dates without history between them; null where there is none. */
export function embedProblem(view: EmbedView, query: URLSearchParams): EmbedProblem | null {
  const parameters = PARAMETERS[view];
  for (const [name, word] of query) {
    const parameter = Object.hasOwn(parameters, name) ? parameters[name] : undefined;
    if (!parameter)
      return { key: 'embedUnknown', words: { name, allowed: Object.keys(parameters).join(', ') } };
    if (!parameter.accepts(word))
      return { key: 'embedWrong', words: { name, word, allowed: parameter.allowed } };
  }
  return datesProblem(query);
}

/** Each of two dates can be read alone; together they may name no period. */
function datesProblem(query: URLSearchParams): EmbedProblem | null {
  const [from, to] = [query.get('from'), query.get('to')];
  const given = [from, to].filter((date) => date !== null);
  if (given.length === 0 || readDates(from, to)) return null;
  return { key: 'embedDates', words: { dates: given.join(' – ') } };
}

/** The area of an address; left out, the country. */
export function embeddedArea(query: URLSearchParams): AreaCode {
  const code = query.get('area')?.toUpperCase() ?? '';
  return isAreaCode(code) ? code : 'FR';
}

/** The figure of an address; left out, the consumption. */
export function embeddedFigure(query: URLSearchParams): EmbedFigure {
  const name = query.get('measure')?.toLowerCase();
  return (FIGURES.find((each) => each === name) ?? 'consumption').toUpperCase() as EmbedFigure;
}

/** Parameters of the frame itself, which the page behind it has not. */
const OF_FRAME = ['theme', 'live', 'area'];

/** The address of the page that shows the same whole. */
export function fullPageHref(path: string, query: URLSearchParams): string {
  const own = new URLSearchParams([...query].filter(([name]) => !OF_FRAME.includes(name)));
  const search = own.toString().replaceAll('%3A', ':');
  return search ? `${path}?${search}` : path;
}

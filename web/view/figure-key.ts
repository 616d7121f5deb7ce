import type { Lang } from '@courant/core/domain';
import { valuesOfSlot } from '../data/country-day.ts';
import { type Figures, figuresOf } from '../data/figures.ts';
import type { Column, SeriesSet } from '../data/series-set.ts';
import type { Usual } from '../data/use-usual.ts';
import { formatNumber, formatShare, formatTime, formatWeekday } from '../text/format.ts';
import { interpolate, TEXTS, type TextKey } from '../text/texts.ts';

const PERCENT = 100;
const MW_PER_GW = 1000;

/** The large figures of the country. */
export const FIGURE_KEYS = ['consumed', 'produced', 'exchanged', 'renewable', 'lowCarbon', 'carbon'] as const;
export type FigureKey = (typeof FIGURE_KEYS)[number];

/** MW, shares from 0 to 1, and grams for each kWh; null is "not published". */
const AMOUNT: Readonly<Record<FigureKey, (figures: Figures) => number | null>> = {
  consumed: ({ consumptionMw }) => consumptionMw,
  produced: ({ productionMw }) => productionMw,
  exchanged: ({ exchangeMw }) => exchangeMw,
  renewable: ({ renewableShare }) => renewableShare,
  lowCarbon: ({ lowCarbonShare }) => lowCarbonShare,
  carbon: ({ carbon }) => carbon?.central ?? null,
};

/** Each figure slot after slot. */
export function trendsOf(set: SeriesSet): Readonly<Record<FigureKey, Column>> {
  const figures = set.starts.map((_, slot) => figuresOf(valuesOfSlot(set, slot)));
  return byKey((key) => figures.map(AMOUNT[key]));
}

/** "a usual Sunday at 01:30". */
export const usualName = ({ weekday }: Usual, start: number, lang: Lang): string =>
  interpolate(TEXTS.usualDay[lang], { weekday: formatWeekday(weekday, lang), time: formatTime(start, lang) });

/** What is usual beside a figure, in words. */
export interface UsualWords {
  /** "3 % above a usual Sunday at 01:30"; of the exchange, which may change its side, what is usual. */
  readonly long: string;
  /** The same where a sentence nearby says what is usual: "3 % more". */
  readonly short: string;
}

/** Each figure beside what is usual then, which has a name; null where either is not known. */
export function usualWords(
  figures: Figures,
  usual: Usual,
  name: string,
  lang: Lang,
): Readonly<Record<FigureKey, UsualWords | null>> {
  return byKey((key) => {
    const [amount, usualAmount] = [AMOUNT[key](figures), AMOUNT[key](usual.figures)];
    return amount === null || usualAmount === null ? null : WORDS[key](amount, usualAmount, name, lang);
  });
}

const byKey = <T>(of: (key: FigureKey) => T): Record<FigureKey, T> =>
  Object.fromEntries(FIGURE_KEYS.map((key) => [key, of(key)])) as Record<FigureKey, T>;

type ToWords = (amount: number, usual: number, name: string, lang: Lang) => UsualWords | null;

const relative: ToWords = (amount, usual, name, lang) =>
  usual <= 0 ? null : difference(amount / usual - 1, (size) => formatShare(size, lang), name, lang);

const points: ToWords = (share, usual, name, lang) => {
  const toWords = (size: number) =>
    interpolate(TEXTS.points[lang], { n: formatNumber(size * PERCENT, 0, lang) });
  return difference(share - usual, toWords, name, lang);
};

const itself: ToWords = (_, usualMw, usual, lang) => {
  const amount = `${formatNumber(Math.abs(usualMw) / MW_PER_GW, 1, lang)}\u00a0GW`;
  const [long, short]: [TextKey, TextKey] =
    usualMw < 0 ? ['usualExports', 'usuallyOut'] : ['usualImports', 'usuallyIn'];
  return {
    long: interpolate(TEXTS[long][lang], { usual, amount }),
    short: interpolate(TEXTS[short][lang], { amount }),
  };
};

const WORDS: Readonly<Record<FigureKey, ToWords>> = {
  consumed: relative,
  produced: relative,
  exchanged: itself,
  renewable: points,
  lowCarbon: points,
  carbon: relative,
};

/** By how much an amount is above or below; one that prints as zero is the same. */
function difference(by: number, toWords: (size: number) => string, usual: string, lang: Lang): UsualWords {
  const amount = toWords(Math.abs(by));
  const isSame = amount === toWords(0);
  const [long, short]: [TextKey, TextKey] = isSame
    ? ['usualSame', 'usualAs']
    : by > 0
      ? ['usualAbove', 'usualMore']
      : ['usualBelow', 'usualLess'];
  return {
    long: interpolate(TEXTS[long][lang], { amount, usual }),
    short: interpolate(TEXTS[short][lang], { amount }),
  };
}

import type { Lang } from '@courant/core/domain';
import { valuesOfSlot } from '../data/country-day.ts';
import { type Figures, figuresOf } from '../data/figures.ts';
import type { Column, SeriesSet } from '../data/series-set.ts';
import type { Usual } from '../data/use-usual.ts';
import { formatNumber, formatPower, formatShare, formatTime } from '../text/format.ts';
import { interpolate, TEXTS, type TextKey } from '../text/texts.ts';

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

/**
 * Each figure beside what is usual then, in words: "3 % above a usual weekend at 01:30". Empty where either is not known.
 */
export function usualTexts(
  figures: Figures,
  usual: Usual,
  start: number,
  lang: Lang,
): Readonly<Record<FigureKey, string>> {
  const name = interpolate(TEXTS[`usual${usual.kind}`][lang], { time: formatTime(start, lang) });
  return byKey((key) => {
    const [amount, usualAmount] = [AMOUNT[key](figures), AMOUNT[key](usual.figures)];
    return amount === null || usualAmount === null ? '' : WORDS[key](amount, usualAmount, name, lang);
  });
}

const byKey = <T>(of: (key: FigureKey) => T): Record<FigureKey, T> =>
  Object.fromEntries(FIGURE_KEYS.map((key) => [key, of(key)])) as Record<FigureKey, T>;

type ToWords = (amount: number, usual: number, name: string, lang: Lang) => string;

const relative: ToWords = (amount, usual, name, lang) =>
  usual <= 0 ? '' : difference(amount / usual - 1, (size) => formatShare(size, lang), name, lang);

const points: ToWords = (share, usual, name, lang) => {
  const words = (size: number) => interpolate(TEXTS.points[lang], { n: formatNumber(size * 100, 0, lang) });
  return difference(share - usual, words, name, lang);
};

/** An exchange may change its side: what is usual is said itself. */
const itself: ToWords = (_, usual, name, lang) => {
  const words = { usual: name, amount: formatPower(Math.abs(usual), lang) };
  return interpolate(TEXTS[usual < 0 ? 'usualExports' : 'usualImports'][lang], words);
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
function difference(by: number, toWords: (size: number) => string, usual: string, lang: Lang): string {
  const amount = toWords(Math.abs(by));
  const above: TextKey = by > 0 ? 'usualAbove' : 'usualBelow';
  return interpolate(TEXTS[amount === toWords(0) ? 'usualSame' : above][lang], { amount, usual });
}

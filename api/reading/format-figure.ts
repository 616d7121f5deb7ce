import type { Lang } from '@courant/core/domain';

/** Figures and times in words, as the dashboard writes them. */

const LOCALE: Readonly<Record<Lang, string>> = { fr: 'fr-FR', en: 'en-GB' };
const GW_FROM_MW = 10_000;
const MW_PER_GW = 1_000;

const numberText = (amount: number, digits: number, lang: Lang): string =>
  new Intl.NumberFormat(LOCALE[lang], { minimumFractionDigits: digits, maximumFractionDigits: digits })
    .format(amount)
    .replace('-', '−');

/** "4,812 MW", and from ten gigawatts on "53.0 GW". */
export const formatPower = (mw: number, lang: Lang): string =>
  Math.abs(mw) < GW_FROM_MW
    ? `${numberText(mw, 0, lang)}\u00a0MW`
    : `${numberText(mw / MW_PER_GW, 1, lang)}\u00a0GW`;

/** "23%" of a share from 0 to 1. */
export const formatShare = (share: number, lang: Lang): string =>
  new Intl.NumberFormat(LOCALE[lang], { style: 'percent', maximumFractionDigits: 0 }).format(share);

export const formatGrams = (grams: number, lang: Lang): string =>
  `${numberText(grams, 0, lang)}\u00a0g\u00a0CO₂/kWh`;

const parisFormat = (lang: Lang, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat =>
  new Intl.DateTimeFormat(LOCALE[lang], { timeZone: 'Europe/Paris', ...options });

const CLOCK = { hour: '2-digit', minute: '2-digit' } as const;

/** "Mon, 30 Nov 2026, 01:30" on a Paris clock. */
export const formatMoment = (instant: number, lang: Lang): string => {
  const day = { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' } as const;
  return `${parisFormat(lang, day).format(instant)}, ${parisFormat(lang, CLOCK).format(instant)}`;
};

/** "01:30", and "29 Nov, 01:30" where that is not on the Paris day of `now`. */
export function formatShortMoment(instant: number, now: number, lang: Lang): string {
  const day = parisFormat(lang, { day: 'numeric', month: 'short' });
  const time = parisFormat(lang, CLOCK).format(instant);
  return day.format(instant) === day.format(now) ? time : `${day.format(instant)}, ${time}`;
}

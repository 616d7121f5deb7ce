import {
  firstRepeatedHour,
  HOUR,
  type Lang,
  parisDate,
  parisMidnight,
  parisOffset,
  type Resolution,
} from '@courant/core/domain';

const LOCALE: Readonly<Record<Lang, string>> = { fr: 'fr-FR', en: 'en-GB' };
const PARIS = 'Europe/Paris';

/** From here on, gigawatts are easier to read. */
const GW_FROM_MW = 10_000;
const MW_PER_GW = 1000;

const formats = new Map<string, Intl.NumberFormat | Intl.DateTimeFormat>();

function cachedFormat<T extends Intl.NumberFormat | Intl.DateTimeFormat>(key: string, create: () => T): T {
  const format = formats.get(key) ?? create();
  formats.set(key, format);
  return format as T;
}

function numberFormat(lang: Lang, digits: number): Intl.NumberFormat {
  const options = { minimumFractionDigits: digits, maximumFractionDigits: digits };
  return cachedFormat(`${lang}/${digits}`, () => new Intl.NumberFormat(LOCALE[lang], options));
}

function dateFormat(lang: Lang, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  return cachedFormat(`${lang}/${JSON.stringify(options)}`, () => {
    return new Intl.DateTimeFormat(LOCALE[lang], { timeZone: PARIS, ...options });
  });
}

/** A true minus is as wide as a digit, and 0 has no sign. */
const typeset = (text: string): string => text.replace(/^-/, '−').replace(/^−(0([.,]0*)?)$/, '$1');

/** A number of fixed digits. */
export const formatNumber = (amount: number, digits: number, lang: Lang): string =>
  typeset(numberFormat(lang, digits).format(amount));

/** "4,812": MW without unit, for tables; an en dash for what is not published. */
export function formatMw(mw: number | null, lang: Lang): string {
  return mw === null ? '–' : formatNumber(mw, 0, lang);
}

/** "53.0 GW" or "4,812 MW". */
export function formatPower(mw: number | null, lang: Lang): string {
  const [amount, unit] = powerParts(mw, lang);
  return unit ? `${amount}\u00a0${unit}` : amount;
}

/** Number and unit apart, for large figures; no unit where nothing was published. */
export function powerParts(mw: number | null, lang: Lang): readonly [amount: string, unit: string] {
  if (mw === null) return ['–', ''];
  if (Math.abs(mw) < GW_FROM_MW) return [formatMw(mw, lang), 'MW'];
  return [formatNumber(mw / MW_PER_GW, 1, lang), 'GW'];
}

/** "23 %" of a share from 0 to 1. */
export function formatShare(share: number, lang: Lang): string {
  return cachedFormat(`${lang}/share`, () => {
    return new Intl.NumberFormat(LOCALE[lang], { style: 'percent', maximumFractionDigits: 0 });
  }).format(share);
}

/** "Brittany, Normandy and Occitania". */
export const formatList = (words: readonly string[], lang: Lang): string =>
  new Intl.ListFormat(LOCALE[lang]).format(words);

export const formatCount = (count: number, lang: Lang): string => formatNumber(count, 0, lang);

const formatClock = (instant: number, lang: Lang): string =>
  dateFormat(lang, { hour: '2-digit', minute: '2-digit' }).format(instant);

/** Whether Paris clocks show this time twice on its day: in autumn, from 02:00 to 03:00. */
export function isRepeatedTime(instant: number): boolean {
  const [from, until] = firstRepeatedHour(new Date(instant).getUTCFullYear());
  return instant >= from && instant < until + HOUR;
}

/** "+2" in summer, "+1" in winter: what Paris clocks are ahead of UTC. */
const offsetOf = (instant: number): string => `+${parisOffset(instant) / HOUR}`;

/** "14:30" on a Paris clock; a time that comes twice says which one it is: "02:30 UTC+2", then "02:30 UTC+1". */
export function formatTime(instant: number, lang: Lang): string {
  const clock = formatClock(instant, lang);
  return isRepeatedTime(instant) ? `${clock}\u00a0UTC${offsetOf(instant)}` : clock;
}

/** The same where there is little room, as on an axis: "02:30 +2". */
export function formatShortTime(instant: number, lang: Lang): string {
  const clock = formatClock(instant, lang);
  return isRepeatedTime(instant) ? `${clock}\u00a0${offsetOf(instant)}` : clock;
}

/** "14:30–14:45"; with the room that times which say which one they are need. */
export function formatTimes(start: number, end: number, lang: Lang): string {
  const dash = isRepeatedTime(start) || isRepeatedTime(end) ? ' – ' : '–';
  return formatTime(start, lang) + dash + formatTime(end, lang);
}

const startOfParisDay = (instant: number): number => parisMidnight(parisDate(instant));

/** "23:45", and "23 Nov, 23:45" where that is not on the Paris day of `now`. */
export function formatMoment(instant: number, now: number, lang: Lang): string {
  const time = formatTime(instant, lang);
  if (startOfParisDay(instant) === startOfParisDay(now)) return time;
  const isThisYear = parisDate(instant).year === parisDate(now).year;
  return isThisYear ? `${formatDay(instant, lang)}, ${time}` : formatFullMoment(instant, lang);
}

/** "Monday" of 1. */
export const formatWeekday = (weekday: number, lang: Lang): string =>
  // The first of January 2024 was a Monday.
  dateFormat(lang, { weekday: 'long' }).format(Date.UTC(2024, 0, weekday, 12));

/** "24 Nov", or with its weekday or year. */
export const formatDay = (instant: number, lang: Lang): string =>
  dateFormat(lang, { day: 'numeric', month: 'short' }).format(instant);
export const formatFullDay = (instant: number, lang: Lang): string =>
  dateFormat(lang, { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' }).format(instant);
/** "Tue, 24 Nov 2026, 10:00". */
export const formatFullMoment = (instant: number, lang: Lang): string =>
  `${formatFullDay(instant, lang)}, ${formatTime(instant, lang)}`;
export const formatMonth = (instant: number, lang: Lang): string =>
  dateFormat(lang, { month: 'short' }).format(instant);
export const formatYear = (instant: number, lang: Lang): string =>
  dateFormat(lang, { year: 'numeric' }).format(instant);
const formatMonthYear = (instant: number, lang: Lang): string =>
  dateFormat(lang, { month: 'long', year: 'numeric' }).format(instant);

/** The name of a bucket, as short as its length allows. */
export const formatBucket = (start: number, end: number, resolution: Resolution, lang: Lang): string =>
  bucketParts(start, end, resolution, lang).join(', ');

/** The same as date, and times where the bucket is shorter than a day. */
export function bucketParts(
  start: number,
  end: number,
  resolution: Resolution,
  lang: Lang,
): readonly [date: string, times?: string] {
  switch (resolution) {
    case 'QUARTER_HOUR':
    case 'HALF_HOUR':
    case 'HOUR':
      return [formatFullDay(start, lang), formatTimes(start, end, lang)];
    case 'DAY':
      return [formatFullDay(start, lang)];
    case 'WEEK':
      // The bucket is half-open: its last day is the one before its end.
      return [`${formatDay(start, lang)} – ${formatDay(end - 1, lang)} ${formatYear(end - 1, lang)}`];
    case 'MONTH':
      return [formatMonthYear(start, lang)];
    case 'YEAR':
      return [formatYear(start, lang)];
  }
}

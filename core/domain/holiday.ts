import { type CivilDate, DAY } from './calendar.ts';

/** Days since 1970 of a civil date. */
const dayNumber = ({ year, month, day }: CivilDate): number => Date.UTC(year, month - 1, day) / DAY;

/** Easter Sunday in days since 1970, by the Gregorian computus of Meeus, Jones and Butcher. */
function easterSunday(year: number): number {
  const golden = year % 19;
  const century = Math.floor(year / 100);
  const skippedLeapDays = century - Math.floor(century / 4);
  const moonCorrection = Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3);
  const epact = (19 * golden + skippedLeapDays - moonCorrection + 15) % 30;
  const toSunday =
    (32 + 2 * (century % 4) + 2 * Math.floor((year % 100) / 4) - epact - ((year % 100) % 4)) % 7;
  const late = Math.floor((golden + 11 * epact + 22 * toSunday) / 451);
  return dayNumber({ year, month: 3, day: 22 + epact + toSunday - 7 * late });
}

/** Month and day of the holidays that have a date: New Year, 1 and 8 May, 14 July, 15 August, 1 and 11 November, Christmas. */
const FIXED = [
  [1, 1],
  [5, 1],
  [5, 8],
  [7, 14],
  [8, 15],
  [11, 1],
  [11, 11],
  [12, 25],
] as const;
/** Days after Easter Sunday: Easter Monday, Ascension and Whit Monday. */
const AFTER_EASTER = [1, 39, 50];

const holidays = new Map<number, ReadonlySet<number>>();
function holidaysOf(year: number): ReadonlySet<number> {
  let days = holidays.get(year);
  if (!days) {
    const easter = easterSunday(year);
    const fixed = FIXED.map(([month, day]) => dayNumber({ year, month, day }));
    days = new Set([...fixed, ...AFTER_EASTER.map((later) => easter + later)]);
    holidays.set(year, days);
  }
  return days;
}

/**
 * Whether a date is one of the eleven public holidays of France (labour code, L3133-1). The two that only
 * Alsace and Moselle have, Good Friday and 26 December, are none: they are days of a part of one region.
 */
export const isHoliday = (date: CivilDate): boolean => holidaysOf(date.year).has(dayNumber(date));

/** ISO day of the week of a date: 1 is Monday, 7 is Sunday. */
export const weekdayOf = (date: CivilDate): number => ((((dayNumber(date) + 3) % 7) + 7) % 7) + 1;

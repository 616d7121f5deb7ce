import type { Lang } from '@courant/core/domain';
import { type Dates, spanOf } from '../data/period.ts';
import type { SeriesWindow } from '../data/series-window.ts';
import { formatFullDay, formatFullMoment } from '../text/format.ts';
import { interpolate, TEXTS } from '../text/texts.ts';

/** "one day", "Sun, 25 Oct 2026" or "Mon, 19 Oct 2026 to Sun, 25 Oct 2026", with what it is as known on. */
export function windowName(
  { zoom, dates, asOf }: Pick<SeriesWindow, 'zoom' | 'dates' | 'asOf'>,
  lang: Lang,
): string {
  const name = dates ? datesName(dates, lang) : TEXTS[`zoom${zoom}Long`][lang];
  if (asOf === null) return name;
  const known = spanOf({ from: asOf, to: asOf }).start;
  return interpolate(TEXTS.nameAsOf[lang], { name, when: formatFullMoment(known, lang) });
}

function datesName(dates: Dates, lang: Lang): string {
  const { start, end } = spanOf(dates);
  if (dates.from.includes('T') || dates.to.includes('T'))
    return interpolate(TEXTS.periodOf[lang], {
      from: formatFullMoment(start, lang),
      to: formatFullMoment(end, lang),
    });
  const [first, last] = [formatFullDay(start, lang), formatFullDay(end - 1, lang)];
  return first === last ? first : interpolate(TEXTS.periodOf[lang], { from: first, to: last });
}

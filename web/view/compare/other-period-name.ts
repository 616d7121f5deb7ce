import { bucketEnd, type Lang } from '@courant/core/domain';
import { toDates } from '../../data/period.ts';
import { windowName } from '../window-name.ts';
import type { TwoPeriods } from './compared.ts';

/** From the first to the last counterpart: alignment by weekday moves the other period, so that only the answer says it. */
export function otherPeriodName({ againstStarts, resolution }: TwoPeriods, lang: Lang): string {
  const known = againstStarts.filter((start) => start !== null);
  const [first, last] = [known[0], known.at(-1)];
  if (first === undefined || last === undefined) return '–';
  const dates = toDates({ start: first, end: bucketEnd(resolution, last) });
  return windowName({ zoom: '7D', dates, asOf: null }, lang);
}

import { setTimeout as wait } from 'node:timers/promises';
import { AREA_CODES, type AreaCode } from '@courant/core/domain';
import { clientError } from '../api-error.ts';
import { settledUntilOf } from '../column/settled-until.ts';
import type { ApiContext } from '../context.ts';
import { latestReading } from '../reading/answer-latest.ts';
import type { Reading } from '../reading/reading-type.ts';
import { completenessOf, type DayCount, loadCompletenessByDay } from './answer-completeness.ts';

export const MAX_DAYS = 366;

/** The latest reading of an area; null before any. */
export const latestOf = ({ chunks, simulated, memo }: ApiContext, area: AreaCode): Promise<Reading | null> =>
  memo.once(['latest', area], () => latestReading(chunks, area, simulated));

/** End of the last half-hour of an area that is consolidated or definitive, epoch milliseconds UTC; null where none is. */
export const settledUntil = ({ chunks, memo }: ApiContext, area: AreaCode): Promise<number | null> =>
  memo.once(['settledUntil', area], () => settledUntilOf(chunks, area));

const countsByDay = (
  { chunks, requestedAt, memo }: ApiContext,
  area: AreaCode,
  days: number,
): Promise<DayCount[]> =>
  memo.once(['completenessByDay', area, days], () => loadCompletenessByDay(chunks, area, requestedAt, days));

/** Seconds since the newest quarter-hour in the latest reading of an area ended; null before any. */
export async function ageSecondsOf(context: ApiContext, area: AreaCode): Promise<number | null> {
  const latest = await latestOf(context, area);
  return latest && Math.max(0, Math.round((context.requestedAt - latest.observedUntil) / 1000));
}

/** Other metrics do not wait longer for a store that is silent. */
const AGES_WITHIN_MS = 2_000;

/** The ages of all areas that have a reading; none while the store does not answer. */
export async function readingAges(context: ApiContext): Promise<ReadonlyMap<AreaCode, number>> {
  const answers = Promise.all(
    AREA_CODES.map(async (area) => [area, await ageSecondsOf(context, area)] as const),
  ).catch(() => []);
  const ages = await Promise.race([answers, wait(AGES_WITHIN_MS, [], { ref: false })]);
  return new Map(ages.flatMap(([area, seconds]) => (seconds === null ? [] : [[area, seconds]])));
}

/** Share of the quarter-hours of the last whole Paris days that is published, 0 to 1; null where none is. */
export async function completenessOver(
  context: ApiContext,
  area: AreaCode,
  days: number,
): Promise<number | null> {
  let observed = 0;
  let expected = 0;
  for (const day of await countsByDay(context, area, days)) {
    observed += day.observed;
    expected += day.expected;
  }
  return observed === 0 ? null : completenessOf({ observed, expected });
}

/**
 * The same share for each of the last whole Paris days, oldest first.
 * @throws a BAD_ARGUMENT error for less than one day or more than a year.
 */
export async function completenessByDay(
  context: ApiContext,
  area: AreaCode,
  days: number,
): Promise<number[]> {
  if (days < 1 || days > MAX_DAYS)
    throw clientError('BAD_ARGUMENT', `days is ${days}; 1 to ${MAX_DAYS} are allowed.`);
  return (await countsByDay(context, area, days)).map(completenessOf);
}

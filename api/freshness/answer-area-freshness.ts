import type { AreaCode } from '@courant/core/domain';
import { clientError } from '../api-error.ts';
import type { ApiContext } from '../context.ts';
import { latestReading } from '../reading/answer-latest.ts';
import type { Reading } from '../reading/reading-type.ts';
import { completenessOf, loadCompletenessByDay } from './answer-completeness.ts';

const MAX_DAYS = 366;

/** The latest reading of an area; null before any. */
export const latestOf = ({ chunks, simulated }: ApiContext, area: AreaCode): Promise<Reading | null> =>
  latestReading(chunks, area, simulated);

/** Seconds since the newest quarter-hour in the latest reading of an area ended; null before any. */
export async function ageSecondsOf(context: ApiContext, area: AreaCode): Promise<number | null> {
  const latest = await latestOf(context, area);
  return latest && Math.max(0, Math.round((context.requestedAt - latest.observedUntil) / 1000));
}

/** Share of the quarter-hours of the last whole Paris days that is published, 0 to 1; null where none is. */
export async function completenessOver(
  { chunks, requestedAt }: ApiContext,
  area: AreaCode,
  days: number,
): Promise<number | null> {
  let observed = 0;
  let expected = 0;
  for (const day of await loadCompletenessByDay(chunks, area, requestedAt, days)) {
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
  { chunks, requestedAt }: ApiContext,
  area: AreaCode,
  days: number,
): Promise<number[]> {
  if (days < 1 || days > MAX_DAYS)
    throw clientError('BAD_ARGUMENT', `days is ${days}; 1 to ${MAX_DAYS} are allowed.`);
  return (await loadCompletenessByDay(chunks, area, requestedAt, days)).map(completenessOf);
}

import {
  type AreaCode,
  isStored,
  type Measure,
  type Resolution,
  type StoredMeasure,
} from '@courant/core/domain';
import { clientError } from '../api-error.ts';
import type { View } from './view.ts';

/** How fine the points of a request are. */
interface RequestedPoints {
  readonly areas: readonly AreaCode[];
  readonly maxPoints: number;
  readonly resolution?: Resolution | null;
}

/** How a request shows its measures. */
interface RequestedView {
  readonly measures: readonly Measure[];
  readonly view: View;
}

/** @throws a BAD_ARGUMENT error where no area or no measure is named. */
export function checkLists(
  areas: readonly AreaCode[],
  measures: readonly Measure[],
  wayOut = 'name an area, such as BRE',
): void {
  if (areas.length === 0) throw clientError('BAD_ARGUMENT', `areas: [] asks for nothing: ${wayOut}.`);
  if (measures.length === 0)
    throw clientError('BAD_ARGUMENT', 'measures: [] asks for nothing: name a measure, such as CONSUMPTION.');
}

/** @throws a BAD_ARGUMENT or BAD_RESOLUTION error for points that there cannot be. */
export function checkPoints({ areas, maxPoints, resolution }: RequestedPoints): void {
  if (maxPoints < 1) throw clientError('BAD_ARGUMENT', `maxPoints: ${maxPoints}: ask for 1 point or more.`);
  if (resolution === 'QUARTER_HOUR' && areas.includes('FR')) {
    throw clientError('BAD_RESOLUTION', 'FR has no QUARTER_HOUR: ask for HALF_HOUR, or for the regions.');
  }
}

/** @throws a BAD_ARGUMENT error for a measure that is no power, which has neither energy nor shares. */
export function checkView({ view, measures }: RequestedView): void {
  const ratio = view === 'POWER' ? undefined : measures.find((measure) => !isStored(measure));
  if (ratio)
    throw clientError(
      'BAD_ARGUMENT',
      `view: ${view} of ${ratio}: it is no power, so leave view out, or ${ratio}.`,
    );
}

/**
 * The measures, all of which chunks store.
 * @param what what is asked of them. Example: "profile"
 * @throws a BAD_ARGUMENT error for one that is computed when it is asked for.
 */
export function storedOnly(measures: readonly Measure[], what: string): readonly StoredMeasure[] {
  const ratio = measures.find((measure) => !isStored(measure));
  if (ratio)
    throw clientError(
      'BAD_ARGUMENT',
      `measures: ${ratio} has no ${what}: leave it out, or ask for its series.`,
    );
  return measures.filter(isStored);
}

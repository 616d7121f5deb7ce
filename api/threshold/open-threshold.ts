import { type AreaCode, hasMeasure, isStored, type Measure, type StoredMeasure } from '@courant/core/domain';
import { clientError } from '../api-error.ts';
import { leafResolutionsOf } from '../column/live-edge.ts';
import { LiveStream } from '../live/answer-live.ts';
import { DerivedStream } from '../live/derived-stream.ts';
import type { LiveHub } from '../live/live-hub.ts';
import { type LiveEvent, ReadingPublished, ReadingRevised, Snapshot } from '../live/live-type.ts';
import type { Reading } from '../reading/reading-type.ts';
import { ThresholdEvent } from './threshold-type.ts';
import { type Threshold, ThresholdWatch } from './threshold-watch.ts';

export interface ThresholdRequest extends Threshold {
  readonly area: AreaCode;
  readonly measure: Measure;
}

/**
 * The crossings of a threshold from now on: by the first value of each slot on the finest leaf grid of the area, in the
 * order of the slots.
 * @throws GraphQLError `BAD_ARGUMENT`
 */
export function openThreshold(hub: LiveHub, request: ThresholdRequest): DerivedStream<ThresholdEvent> {
  const { area, threshold, hysteresis } = request;
  const measure = checkedMeasure(request);
  if (hysteresis < 0) throw clientError('BAD_ARGUMENT', `hysteresis is ${hysteresis}; 0 or more is allowed.`);
  // GraphQL reads 1e999 as infinity.
  if (!Number.isFinite(Math.abs(threshold) + hysteresis))
    throw clientError(
      'BAD_ARGUMENT',
      `threshold is ${threshold}, hysteresis ${hysteresis}; finite numbers are allowed.`,
    );
  const watch = new ThresholdWatch(request);
  const eventsOf = (reading: Reading): ThresholdEvent[] => {
    const value = reading.power(measure);
    const crossing = watch.judge(reading.start, value);
    if (crossing === null || value === null) return [];
    const crossed = { measure, threshold, crossing, value };
    return [hub.memo.once(reading, [crossed], () => new ThresholdEvent(reading, crossed))];
  };
  return new DerivedStream({
    hub,
    openLive: () => new LiveStream(hub, { areas: new Set([area]), after: null, snapshot: true }),
    derive: (event) => readingsIn(event).flatMap(eventsOf),
  });
}

/** The measure, stored and one that the area has: nothing else ever crosses anything. */
function checkedMeasure({ area, measure }: ThresholdRequest): StoredMeasure {
  if (!isStored(measure))
    throw clientError(
      'BAD_ARGUMENT',
      `measure: ${measure} is computed when it is asked for, and is not watched.`,
    );
  if (!hasMeasure(area, measure)) throw clientError('BAD_ARGUMENT', `measure: ${area} has no ${measure}.`);
  return measure;
}

/** The readings of an event on the finest grid of their area: the latest of a snapshot may be a half-hour for want of any finer. */
function readingsIn(event: LiveEvent): readonly Reading[] {
  if (event instanceof Snapshot) return event.readings;
  if (!(event instanceof ReadingPublished || event instanceof ReadingRevised)) return [];
  const { reading } = event;
  return reading.resolution === leafResolutionsOf(reading.area.code)[0] ? [reading] : [];
}

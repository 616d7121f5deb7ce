import 'reflect-metadata';
import type { StoredMeasure } from '@courant/core/domain';
import { Float, ObjectType, registerEnumType } from 'type-graphql';
import { AreaType } from '../area/area-type.ts';
import { PlainField } from '../plain-field.ts';
import type { Reading } from '../reading/reading-type.ts';
import { DateTime } from '../scalar/date-time.ts';
import { Measures } from '../scalar/enums.ts';
import type { Crossing } from './threshold-watch.ts';

export const Crossings = { ABOVE: 'ABOVE', BELOW: 'BELOW' } as const satisfies Record<Crossing, Crossing>;

registerEnumType(Crossings, {
  name: 'Crossing',
  description: 'The side of the threshold that a measure has come to.',
  valuesConfig: {
    ABOVE: { description: 'Above the threshold, by more than the hysteresis.' },
    BELOW: { description: 'Below the threshold, by more than the hysteresis.' },
  },
});

/** What a crossing is of. */
export interface CrossedThreshold {
  readonly measure: StoredMeasure;
  readonly threshold: number;
  readonly crossing: Crossing;
  readonly value: number;
}

@ObjectType({ description: 'A measure of an area has come to the other side of a threshold.' })
export class ThresholdEvent {
  @PlainField(() => AreaType, { description: 'Where.' })
  readonly area: AreaType;

  @PlainField(() => Measures, { description: 'What.' })
  readonly measure: StoredMeasure;

  @PlainField(() => Float, { description: 'The threshold, MW. Example: 80000.' })
  readonly threshold: number;

  @PlainField(() => Crossings, { description: 'The side that it has come to.' })
  readonly crossing: Crossing;

  @PlainField(() => Float, { description: 'Its power in the slot that crossed, MW. Example: 80412.' })
  readonly value: number;

  @PlainField(() => DateTime, { description: 'Start of that slot.' })
  readonly start: number;

  @PlainField(() => DateTime, { description: 'When we fetched it.' })
  readonly knownAt: number;

  constructor(
    { area, start, knownAt }: Pick<Reading, 'area' | 'start' | 'knownAt'>,
    crossed: CrossedThreshold,
  ) {
    this.area = area;
    this.measure = crossed.measure;
    this.threshold = crossed.threshold;
    this.crossing = crossed.crossing;
    this.value = crossed.value;
    this.start = start;
    this.knownAt = knownAt;
  }
}

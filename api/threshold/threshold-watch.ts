/** The side of a threshold that a value has come to. */
export type Crossing = 'ABOVE' | 'BELOW';

export interface Threshold {
  /** In the unit of the measure. */
  readonly threshold: number;
  /** How far beyond the threshold a value must be to have crossed it, 0 or more. */
  readonly hysteresis: number;
}

/**
 * Which slots cross a threshold. The first value decides the side without a crossing. A value within the hysteresis, or
 * none, leaves the side as it is; so does a slot that is not newer than the newest judged: a past revised is no crossing.
 */
export class ThresholdWatch {
  readonly #threshold: number;
  readonly #hysteresis: number;
  #side: Crossing | undefined;
  #newestStart = Number.NEGATIVE_INFINITY;

  constructor({ threshold, hysteresis }: Threshold) {
    this.#threshold = threshold;
    this.#hysteresis = hysteresis;
  }

  /** The crossing that a slot makes; null where it makes none. @param start epoch milliseconds UTC */
  judge(start: number, value: number | null): Crossing | null {
    if (value === null || start <= this.#newestStart) return null;
    this.#newestStart = start;
    const side = this.#beyond(value) ?? this.#side ?? this.#nearer(value);
    const hasCrossed = this.#side !== undefined && side !== this.#side;
    this.#side = side;
    return hasCrossed ? side : null;
  }

  /** The side on which a value is beyond the hysteresis. */
  #beyond(value: number): Crossing | undefined {
    if (value > this.#threshold + this.#hysteresis) return 'ABOVE';
    return value < this.#threshold - this.#hysteresis ? 'BELOW' : undefined;
  }

  #nearer(value: number): Crossing {
    return value > this.#threshold ? 'ABOVE' : 'BELOW';
  }
}

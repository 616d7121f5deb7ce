import {
  type PositionedReading,
  PUBLISHED_MEASURES,
  type PublishedMeasure,
  partitionOf,
  REGION_CODES,
  type Reading,
  type Values,
} from '@courant/core/domain';

/** Values with the given measures; every other measure is `rest`. */
export const values = (
  mw: Partial<Record<PublishedMeasure, number | null>>,
  rest: number | null = 0,
): Values => PUBLISHED_MEASURES.map((measure) => (measure in mw ? (mw[measure] ?? null) : rest));

/** A reading of one region; a real-time quarter-hour of `BRE` unless overridden. */
export function reading(overrides: Partial<Reading> & Pick<Reading, 'start'>): Reading {
  const vintage = overrides.vintage ?? 'REAL_TIME';
  return {
    area: 'BRE',
    vintage,
    stepMinutes: vintage === 'REAL_TIME' ? 15 : 30,
    knownAt: overrides.start + 3_600_000,
    values: values({ CONSUMPTION: 2400, WIND: 700 }),
    extra: {},
    ...overrides,
  };
}

/** A reading as it comes out of the log; at offset 0 unless overridden. */
export const positionedReading = (
  overrides: Partial<PositionedReading> & Pick<PositionedReading, 'start'>,
): PositionedReading => ({ ...reading(overrides), position: overrides.position ?? 0 });

/** A real-time quarter-hour of each region, with a consumption of its own from 1000 MW up. */
export const everyRegion = (start: number, overrides: Partial<Reading> = {}): Reading[] =>
  REGION_CODES.map((area) =>
    reading({
      start,
      area,
      values: values({ CONSUMPTION: 1000 + partitionOf(area), WIND: 100 }),
      ...overrides,
    }),
  );

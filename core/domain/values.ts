import type { RegionCode } from './area.ts';
import {
  FILIERES,
  hasMeasure,
  PUBLISHED_INDEX,
  PUBLISHED_MEASURES,
  type PublishedMeasure,
  STORED_MEASURES,
  type StoredMeasure,
} from './measure.ts';

/**
 * Whole MW by published measure, in the order of `PUBLISHED_MEASURES`; null is "not published", 0 is zero. Half a MW comes
 * only from a half-hour whose missing column was carried over from its quarter-hours. A list written before a measure was
 * published is shorter; what it lacks is not published. Read it with `publishedMw`.
 */
export type Values = ReadonlyArray<number | null>;

/** MW of one published measure; null where it was not published. */
export const publishedMw = (values: Values, measure: PublishedMeasure): number | null =>
  values[PUBLISHED_INDEX[measure]] ?? null;

/** MW produced by a region's filières; null while one that the region has is not published. */
export function productionMw(region: RegionCode, values: Values): number | null {
  let sum = 0;
  for (const filiere of FILIERES) {
    const mw = publishedMw(values, filiere);
    if (mw !== null) sum += mw;
    else if (hasMeasure(region, filiere)) return null;
  }
  return sum;
}

/** One value for each measure that chunks store; null where there is none. */
export type MeasureValues = Readonly<Record<StoredMeasure, number | null>>;

/** The values that a function gives for each measure. */
export const toMeasureValues = (toValue: (measure: StoredMeasure) => number | null): MeasureValues =>
  Object.fromEntries(STORED_MEASURES.map((measure) => [measure, toValue(measure)])) as Record<
    StoredMeasure,
    number | null
  >;

/** The values of a region's reading, with those that are derived from them. */
export const measureValuesOf = (region: RegionCode, values: Values): MeasureValues => ({
  ...(Object.fromEntries(
    PUBLISHED_MEASURES.map((measure) => [measure, publishedMw(values, measure)]),
  ) as Record<PublishedMeasure, number | null>),
  PRODUCTION: productionMw(region, values),
});

export const sameValues = (a: Values, b: Values): boolean =>
  PUBLISHED_MEASURES.every((measure) => publishedMw(a, measure) === publishedMw(b, measure));

/** A row without any measure is not a reading and supersedes nothing. */
export const isEmpty = (values: Values): boolean => values.every((mw) => mw === null);

import { setImmediate as turnOfEventLoop } from 'node:timers/promises';
import {
  type AreaCode,
  hasMeasure,
  isRegionCode,
  REGION_CODES,
  type RegionCode,
  type StoredMeasure,
} from '@courant/core/domain';
import { intersect, pointsIn, type Range, widen } from '../column/range.ts';
import { KEY_FACTS, keyIndexAt, type ProfileBy } from '../profile/profile-key.ts';
import { coveredRange } from '../series/answer-series.ts';
import type { SeriesSources } from '../series/series-sources.ts';
import { errorsByKey } from './estimate-error.ts';
import { type EstimatePairs, HALF_HOUR_MS, pairsOf, sumOfPairs } from './estimate-pairs.ts';
import { EstimateQuality } from './estimate-quality-type.ts';
import { loadRealTimeDays, type RealTimeDay, realTimePart } from './real-time-day.ts';

/** The arguments of an estimate quality, its range resolved. */
export interface EstimateRequest {
  readonly areas: readonly AreaCode[];
  readonly measures: readonly StoredMeasure[];
  readonly range: Range;
  readonly by: ProfileBy | null;
}

const NOTHING: Range = { from: 0, to: 0 };

/** How good real time was over the half-hours of a range, of each measure in each area, areas first. */
export async function answerEstimateQuality(
  { areas, measures, range: requested, by }: EstimateRequest,
  sources: SeriesSources,
): Promise<EstimateQuality[]> {
  const regions = regionsBehind(areas);
  const covered = intersect(requested, await coveredRange(requested, sources, sources.now));
  const range =
    (covered && (await realTimePart(sources.chunks, regions, widen('HALF_HOUR', covered)))) ?? NOTHING;
  const days = new Map(
    await Promise.all(
      regions.map(async (region) => [region, await loadRealTimeDays(sources.chunks, region, range)] as const),
    ),
  );
  const keyIndexes = keyIndexesOf(by, range);
  const keyCount = by ? KEY_FACTS[by].keys.length : 1;
  const answers: EstimateQuality[] = [];
  for (const area of new Set(areas)) {
    for (const measure of new Set(measures)) {
      await turnOfEventLoop();
      const pairs = await pairsOfArea(area, measure, days, range);
      answers.push(
        new EstimateQuality({ area, measure, by }, pairs, errorsByKey(pairs, keyIndexes, keyCount)),
      );
    }
  }
  return answers;
}

const regionsBehind = (areas: readonly AreaCode[]): readonly RegionCode[] =>
  REGION_CODES.filter((region) => areas.includes(region) || areas.includes('FR'));

/** The country is the sum of the regions that have the measure; others are answered between one region and the next. */
async function pairsOfArea(
  area: AreaCode,
  measure: StoredMeasure,
  days: ReadonlyMap<RegionCode, readonly RealTimeDay[]>,
  range: Range,
): Promise<EstimatePairs> {
  const ofRegion = (region: RegionCode) => pairsOf(days.get(region) ?? [], measure, range);
  if (isRegionCode(area)) return ofRegion(area);
  const parts: EstimatePairs[] = [];
  for (const region of REGION_CODES.filter((code) => hasMeasure(code, measure))) {
    await turnOfEventLoop();
    parts.push(ofRegion(region));
  }
  return sumOfPairs(parts, pointsIn('HALF_HOUR', range));
}

/** The index of its key for each half-hour of a range; without a grouping all have the same. */
const keyIndexesOf = (by: ProfileBy | null, range: Range): Uint8Array =>
  Uint8Array.from({ length: pointsIn('HALF_HOUR', range) }, (_, i) =>
    by ? keyIndexAt(by, range.from + i * HALF_HOUR_MS) : 0,
  );

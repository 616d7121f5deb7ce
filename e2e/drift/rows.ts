import {
  AREAS,
  FEED_FACTS,
  type FeedId,
  MEASURE_FACTS,
  MINUTE,
  PUBLISHED_MEASURES,
  parisTime,
  parisWallClock,
  type RegionCode,
} from '@courant/core/domain';
import { Nature, type RawRow, REAL_TIME } from '@courant/simulator';

export const REGIONS: readonly RegionCode[] = ['HDF', 'BRE'];

/** The rows of two regions that start within `[from, to)`, each measure with a number of its own. */
export function rowsBetween(dataset: FeedId, from: number, to: number): RawRow[] {
  const stepMs = FEED_FACTS[dataset].stepMinutes * MINUTE;
  const starts = Array.from({ length: (to - from) / stepMs }, (_, slot) => from + slot * stepMs);
  return starts.flatMap((start) => REGIONS.map((area) => rowOf(dataset, area, start)));
}

function rowOf(dataset: FeedId, area: RegionCode, start: number): RawRow {
  const measures = PUBLISHED_MEASURES.map((measure, i) => [
    MEASURE_FACTS[measure].field,
    mwOf(start, i + 20 * REGIONS.indexOf(area) + 70 * FEED_FACTS[dataset].stepMinutes),
  ]);
  return {
    ...Object.fromEntries(measures),
    code_insee_region: AREAS[area].inseeCode ?? '',
    libelle_region: AREAS[area].name.fr,
    nature: dataset === REAL_TIME ? Nature.realTime : Nature.consolidated,
    date: parisWallClock(start).toISOString().slice(0, 10),
    heure: parisTime(start),
    date_heure: new Date(start).toISOString(),
  };
}

/** A whole number that differs from slot to slot; the mean of two may be half a MW. */
const mwOf = (start: number, seed: number): number => 100 + (((start / MINUTE / 15) * 37 + seed * 101) % 997);

import {
  MINUTE,
  PUBLISHED_INDEX,
  PUBLISHED_MEASURES,
  type PublishedMeasure,
  partitionOf,
  publishedMw,
  REGION_CODES,
  type Reading,
} from '@courant/core/domain';
import type { EventLog } from '@courant/core/log';
import type { DedupIndex, NewReading } from '../dedup/dedup-index.ts';
import { readAt } from '../dedup/read-at.ts';

/** What of an answer's readings is new, and the measures that were carried over into some of them. */
export interface CarriedReadings {
  readonly newReadings: readonly NewReading[];
  readonly carried: readonly PublishedMeasure[];
}

/**
 * The readings that the log does not hold yet. A measure of which the whole answer says nothing keeps, slot by slot, the
 * value that it has: a reading in the log is whole, so the value is carried over into the new one. A reading without any
 * measure settles nothing, and stays as it is.
 */
export async function carryValues(
  log: EventLog,
  dedupIndex: DedupIndex,
  readings: readonly Reading[],
  silent: readonly PublishedMeasure[],
): Promise<CarriedReadings> {
  const candidates = dedupIndex.newReadingsAmong(readings);
  if (silent.length === 0 || candidates.length === 0) return { newReadings: candidates, carried: [] };
  const carried = new Set<PublishedMeasure>();
  const whole: Reading[] = [];
  for (const ofRegion of byRegion(candidates.map(({ reading }) => reading))) {
    const earlier = await earlierReadings(log, dedupIndex, ofRegion);
    for (const reading of ofRegion) whole.push(withCarried(reading, earlier(reading), silent, carried));
  }
  return { newReadings: dedupIndex.newReadingsAmong(whole), carried: [...carried] };
}

const byRegion = (readings: readonly Reading[]): Reading[][] =>
  REGION_CODES.map((code) => readings.filter(({ area }) => area === code));

/** Reads what the log has of the slots of one region's readings. */
async function earlierReadings(
  log: EventLog,
  dedupIndex: DedupIndex,
  readings: readonly Reading[],
): Promise<(reading: Reading) => readonly Reading[]> {
  const offsets = new Map(readings.map((reading) => [reading, offsetsOf(dedupIndex, reading)]));
  const partition = partitionOf(readings[0]?.area ?? 'IDF');
  const found = await readAt(log, partition, [...offsets.values()].flat());
  return (reading) => (offsets.get(reading) ?? []).flatMap((offset) => found.get(offset) ?? []);
}

/** Offsets of what a slot holds: its feed's latest reading, or, for a half-hour without one, its quarter-hours. */
function offsetsOf(dedupIndex: DedupIndex, { area, start, vintage, stepMinutes }: Reading): number[] {
  const own = dedupIndex.offsetOf(area, start, vintage);
  if (own !== null) return [own];
  if (stepMinutes === 15) return [];
  const quarters = [start, start + 15 * MINUTE];
  return quarters.flatMap((quarter) => dedupIndex.offsetOf(area, quarter, 'REAL_TIME') ?? []);
}

function withCarried(
  reading: Reading,
  earlier: readonly Reading[],
  silent: readonly PublishedMeasure[],
  carried: Set<PublishedMeasure>,
): Reading {
  const values = PUBLISHED_MEASURES.map((measure) => publishedMw(reading.values, measure));
  if (values.every((mw) => mw === null)) return reading;
  for (const measure of silent) {
    const mw = meanOf(earlier.flatMap((one) => publishedMw(one.values, measure) ?? []));
    if (mw === null) continue;
    values[PUBLISHED_INDEX[measure]] = mw;
    carried.add(measure);
  }
  return { ...reading, values };
}

const meanOf = (mws: readonly number[]): number | null =>
  mws.length === 0 ? null : mws.reduce((sum, mw) => sum + mw) / mws.length;

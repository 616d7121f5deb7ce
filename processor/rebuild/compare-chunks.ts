import {
  type Chunk,
  describeContent,
  historyOf,
  meanMw,
  type Numbers,
  type RegionCode,
  STORED_MEASURES,
  slotStart,
  vintageOfRank,
  vintageRankOf,
} from '@courant/core/domain';

/** How a rebuilt chunk differs from the one that serves. */
export interface Difference {
  /** The first difference, as a sentence. */
  readonly description: string;
  /** Readings, superseded ones included, that serve and that the log does not hold. */
  readonly missingReadings: number;
}

/** Whether the log still holds a position of a region's partition; null if the positions are those of another log. */
export type LogHolds = ((area: RegionCode, position: number) => boolean) | null;

/**
 * Compares the values, vintages and superseded readings of two leaf chunks of one key. Versions and log positions are not
 * compared: versions depend on how often a batch was repeated, positions on the log.
 * @returns null if they are equal
 */
export function compareChunks(serving: Chunk, rebuilt: Chunk, logHolds: LogHolds): Difference | null {
  if (describeContent(serving) === describeContent(rebuilt)) return null;
  const slots = [...Array(Math.max(serving.length, rebuilt.length)).keys()];
  const first = slots.map((slot) => differenceAt(serving, rebuilt, slot)).find((text) => text !== null);
  return {
    description: `${serving.key.area} ${serving.key.resolution} ${first ?? 'differs'}`,
    missingReadings: slots.reduce(
      (sum, slot) => sum + missingReadingsAt(serving, rebuilt, slot, logHolds),
      0,
    ),
  };
}

function differenceAt(serving: Chunk, rebuilt: Chunk, slot: number): string | null {
  const difference = describeSlotDifference(serving, rebuilt, slot);
  const { resolution, period } = serving.key;
  return difference && `${new Date(slotStart(resolution, period, slot)).toISOString()}: ${difference}`;
}

function describeSlotDifference(serving: Chunk, rebuilt: Chunk, slot: number): string | null {
  const vintageRanks = [serving.vintageRank, rebuilt.vintageRank].map((column) => at(column, slot));
  if (vintageRanks[0] !== vintageRanks[1]) return `vintage ${vintageRanks.map(vintageText).join(' -> ')}`;
  for (const measure of STORED_MEASURES) {
    const means = [serving, rebuilt].map((chunk) => meanMw(chunk.column(measure), slot));
    if (means[0] !== means[1]) return `${measure} ${means.map(mwText).join(' -> ')}`;
  }
  const counts = [serving, rebuilt].map((chunk) => readingsAt(chunk, slot).length);
  return counts[0] === counts[1] ? null : `readings kept ${counts.join(' -> ')}`;
}

const at = (numbers: Numbers, slot: number): number => numbers[slot] ?? 0;
const vintageText = (vintageRank: number): string => vintageOfRank(vintageRank) ?? 'none';
const mwText = (mw: number | null): string => (mw === null ? 'not published' : `${mw} MW`);

/**
 * Readings of a region's slot that the log does not hold. The country and derived half-hours have no readings. In the
 * same log readings are missing by position, so that a wrong value does not count as a lost reading; in another log their
 * numbers are compared.
 */
function missingReadingsAt(serving: Chunk, rebuilt: Chunk, slot: number, logHolds: LogHolds): number {
  const { area } = serving.key;
  if (area === 'FR') return 0;
  const readings = publishedReadingsAt(serving, slot);
  const rebuiltCount = publishedReadingsAt(rebuilt, slot).length;
  if (!logHolds) return Math.max(0, readings.length - rebuiltCount);
  const missing = readings.filter(({ position }) => !logHolds(area, position)).length;
  return missing > 0 || rebuiltCount > 0 ? missing : Math.min(1, readings.length);
}

const REAL_TIME_VINTAGE_RANK = vintageRankOf('REAL_TIME');

const publishedReadingsAt = (chunk: Chunk, slot: number): HistoryRow[] =>
  chunk.key.resolution === 'HALF_HOUR' && at(chunk.vintageRank, slot) <= REAL_TIME_VINTAGE_RANK
    ? []
    : readingsAt(chunk, slot);

type HistoryRow = ReturnType<typeof historyOf>[number];

/** The readings of a slot, the current one last; a reading that repeats the one before it is left out. */
const readingsAt = (chunk: Chunk, slot: number): HistoryRow[] =>
  historyOf(chunk, slot).filter((row, i, all) => textOf(row) !== textOf(all[i - 1]));

const textOf = (row: HistoryRow | undefined): string =>
  row ? `${row.vintageRank}:${row.values.join()}` : '';

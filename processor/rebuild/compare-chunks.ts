import {
  type Chunk,
  describeContent,
  historyOf,
  MEASURES,
  meanMw,
  type Numbers,
  type RegionCode,
  slotStart,
  vintageOfRank,
  vintageRankOf,
} from '@courant/core/domain';

/** How what was made anew differs from what serves. */
export interface Difference {
  /** Where and in what they differ first, for people. */
  readonly description: string;
  /** Readings, superseded ones included, that serve and were not in the log. */
  readonly missingReadings: number;
}

/** Whether the log holds what is at a position of a region's readings; null where positions are of another log. */
export type LogHolds = ((area: RegionCode, position: number) => boolean) | null;

/**
 * Compares two leaf chunks of one key: values, vintages, superseded readings. Versions and positions in the log are no
 * content: they differ by how often a batch was repeated, and by log. Null where they are equal.
 */
export function compareChunks(serving: Chunk, rebuilt: Chunk, logHolds: LogHolds): Difference | null {
  if (describeContent(serving) === describeContent(rebuilt)) return null;
  const slots = [...Array(Math.max(serving.length, rebuilt.length)).keys()];
  const first = slots.map((slot) => differenceAt(serving, rebuilt, slot)).find((met) => met !== null);
  return {
    description: `${serving.key.area} ${serving.key.resolution} ${first ?? 'differs'}`,
    missingReadings: slots.reduce(
      (sum, slot) => sum + missingReadingsAt(serving, rebuilt, slot, logHolds),
      0,
    ),
  };
}

function differenceAt(serving: Chunk, rebuilt: Chunk, slot: number): string | null {
  const met = describeSlotDifference(serving, rebuilt, slot);
  const { resolution, period } = serving.key;
  return met && `${new Date(slotStart(resolution, period, slot)).toISOString()}: ${met}`;
}

function describeSlotDifference(serving: Chunk, rebuilt: Chunk, slot: number): string | null {
  const ranks = [serving.vintageRank, rebuilt.vintageRank].map((rank) => at(rank, slot));
  if (ranks[0] !== ranks[1]) return `vintage ${ranks.map(vintageText).join(' -> ')}`;
  for (const measure of MEASURES) {
    const means = [serving, rebuilt].map((chunk) => meanMw(chunk.column(measure), slot));
    if (means[0] !== means[1]) return `${measure} ${means.map(mwText).join(' -> ')}`;
  }
  const kept = [serving, rebuilt].map((chunk) => readingsAt(chunk, slot).length);
  return kept[0] === kept[1] ? null : `readings kept ${kept.join(' -> ')}`;
}

const at = (numbers: Numbers, slot: number): number => numbers[slot] ?? 0;
const vintageText = (vintageRank: number): string => vintageOfRank(vintageRank) ?? 'none';
const mwText = (mw: number | null): string => (mw === null ? 'not published' : `${mw} MW`);

/**
 * Readings that a region's slot has seen and the log does not hold; the country, and what is derived, has none of its
 * own. By position, where that is of this log: a figure that serves and is wrong is none that was lost. Else by number.
 */
function missingReadingsAt(serving: Chunk, rebuilt: Chunk, slot: number, logHolds: LogHolds): number {
  const { area } = serving.key;
  if (area === 'FR') return 0;
  const [here, there] = [publishedReadingsAt(serving, slot), publishedReadingsAt(rebuilt, slot)];
  if (!logHolds) return Math.max(0, here.length - there.length);
  const gone = here.filter(({ position }) => !logHolds(area, position)).length;
  return gone > 0 || there.length > 0 ? gone : Math.min(1, here.length);
}

const REAL_TIME_RANK = vintageRankOf('REAL_TIME');

const publishedReadingsAt = (chunk: Chunk, slot: number): HistoryRow[] =>
  chunk.key.resolution === 'HALF_HOUR' && at(chunk.vintageRank, slot) <= REAL_TIME_RANK
    ? []
    : readingsAt(chunk, slot);

type HistoryRow = ReturnType<typeof historyOf>[number];

/** The readings of a slot, the current one last; what only repeats the one before it counts once. */
const readingsAt = (chunk: Chunk, slot: number): HistoryRow[] =>
  historyOf(chunk, slot).filter((row, i, all) => textOf(row) !== textOf(all[i - 1]));

const textOf = (row: HistoryRow | undefined): string =>
  row ? `${row.vintageRank}:${row.values.join()}` : '';

import {
  type Chunk,
  describeContent,
  MEASURES,
  meanMw,
  type Numbers,
  rankOf,
  slotStart,
  vintageOfRank,
} from '@courant/core/domain';

/** How what was made anew differs from what serves. */
export interface Difference {
  /** Where and in what they differ first, for people. */
  readonly sentence: string;
  /** Readings, superseded ones included, that serve and were not in the log. */
  readonly lacking: number;
}

/**
 * Compares two leaf chunks of one key: values, vintages, superseded readings. Versions and positions in the log are no
 * content: they differ by how often a batch was repeated, and by log. Null where they are equal.
 */
export function compareChunks(serving: Chunk, made: Chunk): Difference | null {
  if (describeContent(serving) === describeContent(made)) return null;
  const slots = [...Array(Math.max(serving.length, made.length)).keys()];
  const first = slots.map((slot) => differenceAt(serving, made, slot)).find((met) => met !== null);
  return {
    sentence: `${serving.key.area} ${serving.key.resolution} ${first ?? 'differs'}`,
    lacking: slots.reduce((sum, slot) => sum + lackingAt(serving, made, slot), 0),
  };
}

function differenceAt(serving: Chunk, made: Chunk, slot: number): string | null {
  const met = whatDiffers(serving, made, slot);
  const { resolution, period } = serving.key;
  return met && `${new Date(slotStart(resolution, period, slot)).toISOString()}: ${met}`;
}

function whatDiffers(serving: Chunk, made: Chunk, slot: number): string | null {
  const ranks = [serving.rank, made.rank].map((rank) => at(rank, slot));
  if (ranks[0] !== ranks[1]) return `vintage ${ranks.map(vintageText).join(' -> ')}`;
  for (const measure of MEASURES) {
    const means = [serving, made].map((chunk) => meanMw(chunk.column(measure), slot));
    if (means[0] !== means[1]) return `${measure} ${means.map(mwText).join(' -> ')}`;
  }
  const kept = [serving, made].map((chunk) => readingsAt(chunk, slot).length);
  return kept[0] === kept[1] ? null : `readings kept ${kept.join(' -> ')}`;
}

const at = (numbers: Numbers, slot: number): number => numbers[slot] ?? 0;
const vintageText = (rank: number): string => vintageOfRank(rank) ?? 'none';
const mwText = (mw: number | null): string => (mw === null ? 'not published' : `${mw} MW`);

/** Readings that a region's slot has seen and the other has not; the country, and what is derived, has none of its own. */
function lackingAt(serving: Chunk, made: Chunk, slot: number): number {
  if (serving.key.area === 'FR') return 0;
  return Math.max(0, published(serving, slot) - published(made, slot));
}

const REAL_TIME = rankOf('REAL_TIME');

const published = (chunk: Chunk, slot: number): number =>
  chunk.key.resolution === 'HALF_HOUR' && at(chunk.rank, slot) <= REAL_TIME
    ? 0
    : readingsAt(chunk, slot).length;

/** The readings of a slot, the current one last, each told apart from the one before it. */
function readingsAt(chunk: Chunk, slot: number): string[] {
  const rank = at(chunk.rank, slot);
  if (rank === 0) return [];
  const now = MEASURES.map((measure) => meanMw(chunk.column(measure), slot));
  const kept = chunk.superseded.filter((row) => row.slot === slot);
  const texts = kept
    .map((row) => `${row.rank}:${row.values.join()}`)
    .filter((text, i, all) => text !== all[i - 1]);
  return [...texts, `${rank}:${now.join()} now`];
}

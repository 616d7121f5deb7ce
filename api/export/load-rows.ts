import { type AreaCode, bucketsIn } from '@courant/core/domain';
import type { ChunkStore } from '@courant/core/store';
import { ChunkReader } from '../column/chunk-reader.ts';
import { FilteredChunks } from '../column/filtered-chunks.ts';
import { lengthOf, loadPieces, type Piece } from '../column/piece.ts';
import type { FetchLog } from '../fetches/fetch-log.ts';
import { loadSeries } from '../series/load-series.ts';
import { type FigureColumn, figureColumns } from './export-column.ts';
import type { ExportPart, ExportPlan } from './export-plan.ts';

/** Rows of one area, as columns. */
export interface PartRows {
  readonly area: AreaCode;
  /** Start of each bucket, epoch milliseconds UTC. */
  readonly starts: readonly number[];
  /** 0 where nothing was published. */
  readonly vintageRanks: Uint8Array;
  /** One for each of `figureColumns`; NaN is "not published". */
  readonly figures: readonly Float64Array[];
}

/** What rows are read from. */
export interface RowSources {
  readonly store: ChunkStore;
  readonly fetches: FetchLog;
  /** Epoch milliseconds UTC. */
  readonly now: number;
}

/** Reads the rows of a part as a series shows them. Its chunks are not shared with other parts, so that none stays in memory. */
export async function loadRows(
  plan: ExportPlan,
  { area, range }: ExportPart,
  { store, fetches, now }: RowSources,
): Promise<PartRows> {
  const { resolution, view, carbonMethod, filter, measures } = plan;
  const stored = new ChunkReader(store);
  const chunks = filter ? new FilteredChunks(stored, filter, range) : stored;
  const frame = { chunks, fetches, now: filter?.asOf ?? now, resolution, range, view, carbonMethod, filter };
  const pieces = await loadPieces(chunks, area, resolution, range);
  const series = await Promise.all(
    measures.map(async (measure) => [measure, await loadSeries(frame, area, measure, pieces)] as const),
  );
  const byMeasure = new Map(series);
  const figuresOf = ({ measure, bound }: FigureColumn): Float64Array | undefined =>
    byMeasure.get(measure)?.[bound]?.numbers();
  return {
    area,
    starts: bucketsIn(resolution, range.from, range.to),
    vintageRanks: vintageRanksOf(pieces),
    figures: figureColumns(measures, view).map((column) => figuresOf(column) ?? NO_FIGURES),
  };
}

const NO_FIGURES = new Float64Array(0);

function vintageRanksOf(pieces: readonly Piece[]): Uint8Array {
  const vintageRanks = new Uint8Array(lengthOf(pieces));
  let at = 0;
  for (const { chunk, first, end } of pieces) {
    for (let slot = first; slot < end; slot++) vintageRanks[at++] = chunk.vintageRank[slot] ?? 0;
  }
  return vintageRanks;
}

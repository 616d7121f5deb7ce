import { type AreaCode, type ReadingFilter, type StoredMeasure, slotStart } from '@courant/core/domain';
import { FilteredChunks } from '../column/filtered-chunks.ts';
import { type ChunkSource, loadPieces, type Piece } from '../column/piece.ts';
import { intersect, type Range, widen } from '../column/range.ts';
import { loadSlotHistory } from '../reading/load-slot-history.ts';
import { type Revision, toRevisions } from '../reading/revision-type.ts';
import { statesAfterEachFetch } from '../reading/slot-change.ts';
import { coveredRange } from '../series/answer-series.ts';
import type { SeriesSources } from '../series/series-sources.ts';
import { RevisionSummary } from './revision-summary-type.ts';

const EVERY_READING: ReadingFilter = { asOf: null, vintage: null };

/** How a measure was revised over the half-hours of a range, which is cut to what is covered. */
export async function answerRevisionSummary(
  area: AreaCode,
  measure: StoredMeasure,
  requested: Range,
  sources: SeriesSources,
): Promise<RevisionSummary> {
  const range = intersect(requested, await coveredRange(requested, sources, sources.now));
  if (!range) return new RevisionSummary(0, []);
  // It loads each chunk once, however many half-hours ask for it.
  const chunks = new FilteredChunks(sources.chunks, EVERY_READING, range);
  const pieces = await loadPieces(chunks, area, 'HALF_HOUR', widen('HALF_HOUR', range));
  const slots = pieces.flatMap(slotsWithReading);
  const revisions: Revision[] = [];
  for (const slot of slots) revisions.push(...(await revisionsOf(chunks, slot, measure)));
  return new RevisionSummary(slots.length, revisions);
}

interface PieceSlot {
  readonly piece: Piece;
  readonly slot: number;
}

const slotsWithReading = (piece: Piece): PieceSlot[] =>
  Array.from({ length: piece.end - piece.first }, (_, i) => ({ piece, slot: piece.first + i })).filter(
    ({ slot }) => (piece.chunk.vintageRank[slot] ?? 0) > 0,
  );

async function revisionsOf(
  chunks: ChunkSource,
  { piece: { chunk }, slot }: PieceSlot,
  measure: StoredMeasure,
): Promise<Revision[]> {
  const states = (await loadSlotHistory(chunks, chunk, slot)) ?? [];
  const start = slotStart('HALF_HOUR', chunk.key.period, slot);
  return toRevisions(start, statesAfterEachFetch(states)).filter((revision) => revision.measure === measure);
}

import { type Chunk, meanMw, type StoredMeasure } from '@courant/core/domain';

/** Answers give powers to a tenth of a MW: finer digits come from dividing, not from measuring. */
export const roundMw = (mw: number): number => Math.round(mw * 10) / 10;

/** Mean power at a slot in MW, rounded; null where nothing was published. */
export function powerAt(chunk: Chunk, measure: StoredMeasure, slot: number): number | null {
  const mw = meanMw(chunk.column(measure), slot);
  return mw === null ? null : roundMw(mw);
}

import type {
  AreaCode,
  CarbonMethod,
  Measure,
  ReadingFilter,
  Resolution,
  StoredMeasure,
} from '@courant/core/domain';
import type { OrderedChunks } from '../column/live-edge.ts';
import type { Piece } from '../column/piece.ts';
import type { Range } from '../column/range.ts';
import type { Ratios } from '../column/ratios.ts';
import type { FetchLog } from '../fetches/fetch-log.ts';
import type { View } from './view.ts';

/** What all series of one answer share. */
export interface SeriesFrame {
  readonly chunks: OrderedChunks;
  readonly fetches: FetchLog;
  /** Epoch milliseconds UTC. */
  readonly now: number;
  readonly resolution: Resolution;
  /** Whole buckets. */
  readonly range: Range;
  readonly view: View;
  readonly carbonMethod: CarbonMethod;
  /** What the chunks were filtered by; null where they are the stored ones. */
  readonly filter: ReadingFilter | null;
}

/** One measure of one area, and the slots that hold it. */
export interface SeriesLine {
  readonly area: AreaCode;
  readonly measure: Measure;
  /** Whose quarter-hours count as observed: the measure, or production where chunks do not store the measure. */
  readonly observedBy: StoredMeasure;
  readonly pieces: readonly Piece[];
  /** Its numbers where no scale gives them: of a carbon intensity, and in views that show a share; else null. */
  readonly ratios: Ratios | null;
}

import {
  type AreaCode,
  type CarbonMethod,
  type Measure,
  periodsIn,
  type ReadingFilter,
  type Resolution,
  slotStart,
} from '@courant/core/domain';
import { type Range, widen } from '../column/range.ts';
import type { LangCode } from '../scalar/enums.ts';
import { coveredPart } from '../series/answer-series.ts';
import { OutOfCoverage } from '../series/refusal-type.ts';
import type { SeriesSources } from '../series/series-sources.ts';
import type { View } from '../series/view.ts';
import type { ExportFormat } from './export-format.ts';
import type { ExportRequest } from './export-request.ts';

/** What an export holds, without anything that moves with the clock. */
export interface ExportPlan {
  readonly areas: readonly AreaCode[];
  readonly measures: readonly Measure[];
  readonly resolution: Resolution;
  /** Whole buckets. */
  readonly range: Range;
  readonly view: View;
  readonly carbonMethod: CarbonMethod;
  readonly filter: ReadingFilter | null;
  readonly format: ExportFormat;
  readonly lang: LangCode;
}

/** The export that a request is for, or why there is none. */
export async function planExport(
  request: ExportRequest,
  sources: Pick<SeriesSources, 'coverage' | 'earliestAsOf' | 'now'>,
): Promise<ExportPlan | OutOfCoverage> {
  const covered = await coveredPart(request, sources);
  if (covered instanceof OutOfCoverage) return covered;
  const { areas, measures, resolution, view, carbonMethod, format, lang } = request;
  const range = widen(resolution, covered.range);
  return { areas, measures, resolution, range, view, carbonMethod, filter: covered.filter, format, lang };
}

/** The rows of one area that are read at once: neighbouring buckets. */
export interface ExportPart {
  readonly area: AreaCode;
  readonly range: Range;
}

/** Chunks of a part: some 1,500 rows, or all where chunks are longer. */
const CHUNKS_PER_PART: Readonly<Record<Resolution, number>> = {
  QUARTER_HOUR: 15,
  HALF_HOUR: 31,
  HOUR: 2,
  DAY: 4,
  WEEK: 28,
  MONTH: 1,
  YEAR: 1,
};

/** The parts of an export in the order of its rows: area after area, the earliest bucket first. */
export function partsOf({ areas, resolution, range }: ExportPlan): ExportPart[] {
  const ranges = rangesOf(resolution, range);
  return areas.flatMap((area) => ranges.map((part) => ({ area, range: part })));
}

/** Counted from the end, so that the last one, where figures still move, is a full one. */
function rangesOf(resolution: Resolution, { from, to }: Range): Range[] {
  const periods = periodsIn(resolution, from, to);
  const count = CHUNKS_PER_PART[resolution];
  const ranges: Range[] = [];
  for (let end = periods.length, until = to; end > 0; end -= count) {
    const start = end <= count ? from : slotStart(resolution, periods[end - count] ?? from, 0);
    ranges.unshift({ from: start, to: until });
    until = start;
  }
  return ranges;
}

import type { RevisedRange } from '@courant/client';
import { AREA_CODES, STORED_MEASURES } from '@courant/core/domain';
import { queryApi } from '../query-api.ts';
import { type SlotTexts, slotKey, slotText } from './slot-texts.ts';

/** The instants `[from, to)` that a client shows of both leaf grids, epoch milliseconds UTC. */
export interface ShownRange {
  readonly from: number;
  readonly to: number;
}

interface SeriesAnswer {
  readonly message?: string;
  readonly starts: readonly string[];
  readonly series: readonly {
    readonly values: readonly (number | null)[];
    readonly vintages: readonly { readonly start: string; readonly end: string; readonly vintage: string }[];
  }[];
}

const SERIES = `query ($input: SeriesInput!) {
  series(input: $input) {
    ... on SeriesSet { starts series { values vintages { start end vintage } } }
    ... on Refusal { message }
  }
}`;

/** Queries every area on its leaf grids, and sets what the answers hold. */
export async function refetchShown(url: string, shown: ShownRange, slots: SlotTexts): Promise<void> {
  const from = new Date(shown.from).toISOString();
  const to = new Date(shown.to).toISOString();
  for (const code of AREA_CODES) {
    for (const resolution of code === 'FR' ? ['HALF_HOUR'] : ['QUARTER_HOUR', 'HALF_HOUR'])
      await refetchRange(url, { area: { code }, resolution, from, to }, slots);
  }
}

/** Queries one grid of one area, as an event RangeRevised asks a client to. */
export async function refetchRange(
  url: string,
  { area: { code }, resolution, from, to }: RevisedRange,
  slots: SlotTexts,
): Promise<void> {
  const input = { areas: [code], measures: STORED_MEASURES, resolution, from, to };
  const { series: set } = await queryApi<{ series: SeriesAnswer }>(url, SERIES, { input });
  if (set.message !== undefined) throw new Error(set.message);
  for (const [i, text] of set.starts.entries()) {
    const start = Date.parse(text);
    const vintage = vintageAt(set, start);
    const figures = set.series.map(({ values }) => values[i] ?? null);
    if (vintage !== undefined) slots.set(slotKey(code, resolution, start), slotText(vintage, figures));
  }
}

/** The vintage of a slot, which all measures share; undefined where there is no reading. */
function vintageAt({ series: [first] }: SeriesAnswer, start: number): string | undefined {
  const covers = (span: { start: string; end: string }): boolean =>
    Date.parse(span.start) <= start && start < Date.parse(span.end);
  return first?.vintages.find(covers)?.vintage;
}

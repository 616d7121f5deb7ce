import {
  type AreaCode,
  PUBLISHED_MEASURES,
  type PublishedMeasure,
  type Resolution,
  regionByInsee,
} from '@courant/core/domain';
import type { RawRow } from '@courant/simulator';
import { PUBLISHER_COLUMN } from './recorded.ts';
import type { WholeLine } from './whole-line.ts';

export interface SeriesRequest {
  readonly areas: readonly AreaCode[];
  readonly from: string;
  readonly to: string;
  readonly resolution: Resolution;
}

export interface AnsweredSeries {
  readonly area: { readonly code: AreaCode };
  readonly measure: PublishedMeasure;
  readonly values: readonly (number | null)[];
  readonly vintages: readonly { readonly start: string; readonly end: string; readonly vintage: string }[];
  readonly gaps: readonly unknown[];
}

export interface AnsweredSet {
  readonly starts: readonly string[];
  readonly series: readonly AnsweredSeries[];
}

const SERIES = `query ($input: SeriesInput!) {
  series(input: $input) {
    ... on SeriesSet {
      starts
      series { area { code } measure values vintages { start end vintage } gaps { start end missing reason } }
    }
    ... on Refusal { message }
  }
}`;

/** Queries every published measure of areas over a range. */
export async function fetchSeriesSet(
  line: Pick<WholeLine, 'query'>,
  request: SeriesRequest,
): Promise<AnsweredSet> {
  const input = { ...request, measures: PUBLISHED_MEASURES };
  const { series } = await line.query<{ series: AnsweredSet & { message?: string } }>(SERIES, { input });
  if (series.message !== undefined) throw new Error(series.message);
  return series;
}

/** Figures by area, start and measure, to compare an answer with the publisher's file. */
export type Figures = ReadonlyMap<string, number | null>;

const figureKey = (area: string | undefined, start: number, measure: string): string =>
  `${area} ${new Date(start).toISOString()} ${measure}`;

export const figuresOfSet = ({ starts, series }: AnsweredSet): Figures =>
  new Map(
    series.flatMap(({ area, measure, values }) =>
      values.map((mw, i) => [figureKey(area.code, Date.parse(starts[i] ?? ''), measure), mw] as const),
    ),
  );

/** The figures of rows, read without any rule of the line: a number or its text, null for "not published". */
export const figuresOfRows = (rows: readonly RawRow[]): Figures =>
  new Map(
    rows.flatMap((row) =>
      PUBLISHED_MEASURES.map((measure) => {
        const cell = row[PUBLISHER_COLUMN[measure]] ?? null;
        const name = figureKey(regionByInsee(row.code_insee_region), Date.parse(row.date_heure), measure);
        return [name, cell === null ? null : Number(cell)] as const;
      }),
    ),
  );

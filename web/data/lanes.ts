import type { AreaCode } from '@courant/core/domain';
import type { CarbonMethod, LanesQuery, LanesQueryVariables } from '../gql/graphql.ts';
import { type Column, type SeriesSet, windowEnd } from './series-set.ts';
import type { Span } from './spans.ts';

/** What was emitted for each kWh produced, along the buckets of a chart; grams of CO2 equivalent. */
export interface CarbonColumns {
  readonly central: Column;
  readonly low: Column;
  readonly high: Column;
  /** The day of the factors that it is computed with. */
  readonly version: string;
}

export interface Lanes {
  /** Null where the API has none. */
  readonly carbon: CarbonColumns | null;
  /** Where the published consumption is not plausible. */
  readonly flags: readonly Span[];
}

/** Over the buckets that a chart shows, in their resolution; as of the same instant. */
export function lanesVariables(
  area: AreaCode,
  set: SeriesSet,
  asOf: string | null,
  carbonMethod: CarbonMethod,
): LanesQueryVariables {
  const range = {
    areas: [area],
    from: new Date(set.starts[0] ?? 0).toISOString(),
    to: new Date(windowEnd(set)).toISOString(),
    resolution: set.resolution,
    ...(asOf !== null && { asOf }),
  };
  return {
    carbon: { ...range, measures: ['CARBON_INTENSITY'], carbonMethod },
    flags: { ...range, measures: ['CONSUMPTION'] },
  };
}

/** Up to where a window holds readings: another text with each quarter-hour that is new at its end. */
export function filledUntil({ starts, observed }: SeriesSet): string {
  const last = observed.findLastIndex((quarters) => quarters > 0);
  return `${starts[last] ?? ''} ${observed[last] ?? 0}`;
}

/** The answer along the starts of a chart's own buckets: it may be of a moment before or after theirs. */
export function toLanes(
  starts: readonly number[],
  { carbon, flags, carbonFactors }: LanesQuery,
  carbonMethod: CarbonMethod,
): Lanes {
  const version = carbonFactors.find(({ method }) => method === carbonMethod)?.version ?? '';
  const spans = flags.__typename === 'SeriesSet' ? (flags.series[0]?.flags ?? []) : [];
  return {
    carbon: carbon.__typename === 'SeriesSet' ? carbonColumns(starts, carbon, version) : null,
    flags: spans.map(({ start, end }) => ({ start: Date.parse(start), end: Date.parse(end) })),
  };
}

type CarbonAnswer = Extract<LanesQuery['carbon'], { __typename: 'SeriesSet' }>;

function carbonColumns(
  buckets: readonly number[],
  { starts, series }: CarbonAnswer,
  version: string,
): CarbonColumns {
  const indexes = new Map(starts.map((start, i) => [Date.parse(start), i]));
  const along = (column: Column | null | undefined): Column =>
    buckets.map((start) => column?.[indexes.get(start) ?? -1] ?? null);
  const [only] = series;
  return { central: along(only?.values), low: along(only?.low), high: along(only?.high), version };
}

import { type AreaCode, STORED_MEASURES, type StoredMeasure } from '@courant/core/domain';

/** `BATTERY_CHARGE` is the field `batteryCharge` of a reading. */
export const fieldOf = (measure: StoredMeasure): string =>
  measure.toLowerCase().replace(/_(.)/g, (_, letter: string) => letter.toUpperCase());

const READING = `area { code } start resolution vintage ${STORED_MEASURES.map(fieldOf).join(' ')}`;

/** Everything live, resumed behind a cursor. */
export const LIVE_SUBSCRIPTION = `subscription ($after: StreamCursor) {
  liveProduction(after: $after) {
    __typename
    cursor
    ... on Snapshot { readings { ${READING} } }
    ... on ReadingPublished { reading { ${READING} } }
    ... on ReadingRevised { reading { ${READING} } }
    ... on RangeRevised { area { code } resolution from to }
    ... on StreamReset { reason }
  }
}`;

export type LiveReading = Readonly<Record<string, number | null>> & {
  readonly area: { readonly code: AreaCode };
  readonly start: string;
  readonly resolution: string;
  readonly vintage: string;
};

export type RevisedRange = {
  readonly area: { readonly code: AreaCode };
  readonly resolution: string;
  readonly from: string;
  readonly to: string;
};

export type LiveEvent = { readonly cursor: string } & (
  | { readonly __typename: 'Snapshot'; readonly readings: readonly LiveReading[] }
  | { readonly __typename: 'ReadingPublished' | 'ReadingRevised'; readonly reading: LiveReading }
  | ({ readonly __typename: 'RangeRevised' } & RevisedRange)
  | { readonly __typename: 'Watermark' }
  | { readonly __typename: 'StreamReset'; readonly reason: string }
);

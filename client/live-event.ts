export const FIGURES = [
  'consumption',
  'production',
  'nuclear',
  'thermal',
  'wind',
  'solar',
  'hydro',
  'bioenergy',
  'pumping',
  'batteryCharge',
  'batteryDischarge',
  'exchange',
] as const;

export type Figure = (typeof FIGURES)[number];

/** What a slot holds. Its figures are in MW; null is "not published". */
export type LiveReading = {
  readonly area: { readonly code: string };
  /** RFC 3339, UTC. */
  readonly start: string;
  readonly resolution: string;
  readonly vintage: string;
} & Readonly<Record<Figure, number | null>>;

/** Slots of the past that have moved, `[from, to)`: ask again for what you show of them. */
export interface RevisedRange {
  readonly area: { readonly code: string };
  readonly resolution: string;
  readonly from: string;
  readonly to: string;
}

/** What every event has, whichever fields a subscription asks for. */
export interface AnyLiveEvent {
  readonly __typename?: string;
  readonly cursor: string;
  /** Of a `StreamReset`. */
  readonly reason?: string;
}

/** An event of `LIVE_SUBSCRIPTION`. */
export type LiveEvent = { readonly cursor: string } & (
  | { readonly __typename: 'Snapshot'; readonly readings: readonly LiveReading[] }
  | { readonly __typename: 'ReadingPublished' | 'ReadingRevised'; readonly reading: LiveReading }
  | ({ readonly __typename: 'RangeRevised' } & RevisedRange)
  | { readonly __typename: 'Watermark'; readonly serverTime: string }
  | { readonly __typename: 'StreamReset'; readonly reason: string; readonly message: string }
);

const READING = `area { code } start resolution vintage ${FIGURES.join(' ')}`;

const EVENT_FIELDS = `__typename
    cursor
    ... on Snapshot { readings { ${READING} } }
    ... on ReadingPublished { reading { ${READING} } }
    ... on ReadingRevised { reading { ${READING} } }
    ... on RangeRevised { area { code } resolution from to }
    ... on Watermark { serverTime }
    ... on StreamReset { reason message }`;

/** Every event, with all figures of its reading. */
export const LIVE_SUBSCRIPTION = `subscription Live($areas: [AreaCode!], $after: StreamCursor) {
  liveProduction(areas: $areas, after: $after) {
    ${EVENT_FIELDS}
  }
}`;

/** The same of a past period. */
export const REPLAY_SUBSCRIPTION = `subscription Replay(
  $areas: [AreaCode!], $from: Moment!, $to: Moment!, $speed: Float, $clock: ReplayClock, $after: StreamCursor
) {
  replay(areas: $areas, from: $from, to: $to, speed: $speed, clock: $clock, after: $after) {
    ${EVENT_FIELDS}
  }
}`;

import { AREA_CODES, type AreaCode, MEASURES, type Measure } from '@courant/core/domain';
import { type Client, createClient } from 'graphql-ws';
import WebSocket from 'ws';
import { queryApi } from './query-api.ts';

/** What a client holds: the vintage and the figures of each leaf slot, as text, by area, grid and start. */
export type SlotTexts = Map<string, string>;

export const slotKey = (area: string, resolution: string, start: number): string =>
  `${area} ${resolution} ${new Date(start).toISOString()}`;
export const slotText = (vintage: string | null, figures: readonly (number | null)[]): string =>
  `${vintage} ${figures.map((mw) => mw ?? '-').join(' ')}`;

/** `BATTERY_CHARGE` is the field `batteryCharge` of a reading. */
const fieldOf = (measure: Measure): string =>
  measure.toLowerCase().replace(/_(.)/g, (_, letter: string) => letter.toUpperCase());

const READING = `area { code } start resolution vintage ${MEASURES.map(fieldOf).join(' ')}`;
const LIVE = `subscription ($after: StreamCursor) {
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
const SERIES = `query ($input: SeriesInput!) {
  series(input: $input) {
    ... on SeriesSet { starts series { values vintages { start end vintage } } }
    ... on Refusal { message }
  }
}`;

type Reading = Readonly<Record<string, number | null>> & {
  readonly area: { readonly code: AreaCode };
  readonly start: string;
  readonly resolution: string;
  readonly vintage: string;
};
type RevisedRange = {
  readonly area: { readonly code: AreaCode };
  readonly resolution: string;
  readonly from: string;
  readonly to: string;
};
type Event = { readonly cursor: string } & (
  | { readonly __typename: 'Snapshot'; readonly readings: readonly Reading[] }
  | { readonly __typename: 'ReadingPublished' | 'ReadingRevised'; readonly reading: Reading }
  | ({ readonly __typename: 'RangeRevised' } & RevisedRange)
  | { readonly __typename: 'Watermark' }
  | { readonly __typename: 'StreamReset'; readonly reason: string }
);
interface SeriesAnswer {
  readonly message?: string;
  readonly starts: readonly string[];
  readonly series: readonly {
    readonly values: readonly (number | null)[];
    readonly vintages: readonly { readonly start: string; readonly end: string; readonly vintage: string }[];
  }[];
}

/** A socket may be cut before it has opened: that is no fault here. */
class CuttableSocket extends WebSocket {
  constructor(url: string, protocols?: string | string[]) {
    super(url, protocols);
    this.on('error', () => undefined);
  }
}

/** What a client shows of both leaf grids. */
export interface ShownRange {
  readonly from: number;
  readonly to: number;
}

/**
 * A client over the real socket that knows nothing but what it was told and what it asked for again because it was told
 * to. It outlives its connections: each goes on behind the last cursor. Given what it shows, it asks for that at each
 * snapshot, and begins anew after a reset; else a reset is a fault.
 */
export class LiveFollower {
  readonly slots: SlotTexts;
  /** All events applied, in order. */
  readonly events: { readonly kind: Event['__typename']; readonly cursor: string }[] = [];
  /** Why it had to begin anew, each time. */
  readonly resets: string[] = [];
  readonly #shownRange: ShownRange | null;
  #client: Client | undefined;
  #applied: Promise<void> = Promise.resolve();
  #onChange: () => void = () => undefined;
  #error: unknown;

  /** @param held where it keeps what it knows: a test that watches each step gives its own */
  constructor(shown: ShownRange | null = null, held: SlotTexts = new Map()) {
    this.slots = held;
    this.#shownRange = shown;
  }

  get cursor(): string | null {
    const last = this.events.at(-1);
    return last && last.kind !== 'StreamReset' ? last.cursor : null;
  }

  /** Follows from where it stood, until it is cut or the server leaves. */
  connect(url: string): void {
    this.#error = undefined;
    this.#applied = Promise.resolve();
    const client = createClient({
      url: `${url.replace('http', 'ws')}/graphql`,
      webSocketImpl: CuttableSocket,
      retryAttempts: 0,
    });
    this.#client = client;
    client.subscribe<{ liveProduction: Event }>(
      { query: LIVE, variables: { after: this.cursor } },
      {
        // One after the other: a range is asked again before what came after it is applied.
        next: ({ data }) => {
          this.#applied = this.#applied.then(async () => {
            if (data && this.#client === client) await this.#apply(data.liveProduction, url);
          });
          this.#applied.catch((fault) => {
            this.#error = fault;
            this.#onChange();
          });
        },
        error: () => undefined,
        complete: () => undefined,
      },
    );
  }

  /** Cuts the socket as a network does: what is not applied by now was never received, and will be told again. */
  async cut(): Promise<void> {
    const client = this.#client;
    this.#client = undefined;
    client?.terminate();
    await this.#applied.catch(() => undefined);
  }

  /** Resolves once so many more events have been applied, or all there were so far: a watermark says so. */
  async waitForEvents(events: number): Promise<void> {
    const enough = this.events.length + events;
    await this.#waitUntil(() => this.events.length >= enough || this.events.at(-1)?.kind === 'Watermark');
  }

  /** Resolves once everything before a cursor has been applied. */
  waitForCursor(cursor: string): Promise<void> {
    return this.#waitUntil(() => this.cursor === cursor);
  }

  async #waitUntil(condition: () => boolean): Promise<void> {
    while (!condition()) {
      if (this.#error) throw this.#error;
      await new Promise<void>((resolve) => {
        this.#onChange = resolve;
      });
    }
  }

  async #apply(event: Event, url: string): Promise<void> {
    if (event.__typename === 'RangeRevised') await this.#refetchRange(event, url);
    if ('reading' in event) this.#setReading(event.reading);
    if ('readings' in event) for (const reading of event.readings) this.#setReading(reading);
    if (event.__typename === 'Snapshot') await this.#refetchAll(url);
    if (event.__typename === 'StreamReset') this.#onReset(event.reason);
    this.events.push({ kind: event.__typename, cursor: event.cursor });
    this.#onChange();
    if (event.__typename === 'StreamReset') this.#reconnect(url);
  }

  #onReset(reason: string): void {
    if (!this.#shownRange) throw new Error(`The stream was reset: ${reason}.`);
    this.resets.push(reason);
    this.slots.clear();
  }

  #reconnect(url: string): void {
    this.#client?.terminate();
    this.connect(url);
  }

  async #refetchAll(url: string): Promise<void> {
    if (!this.#shownRange) return;
    const [from, to] = [this.#shownRange.from, this.#shownRange.to].map((at) =>
      new Date(at).toISOString(),
    ) as [string, string];
    for (const code of AREA_CODES) {
      for (const resolution of code === 'FR' ? ['HALF_HOUR'] : ['QUARTER_HOUR', 'HALF_HOUR'])
        await this.#refetchRange({ area: { code }, resolution, from, to }, url);
    }
  }

  #setReading(reading: Reading): void {
    const figures = MEASURES.map((measure) => reading[fieldOf(measure)] ?? null);
    const name = slotKey(reading.area.code, reading.resolution, Date.parse(reading.start));
    this.slots.set(name, slotText(reading.vintage, figures));
  }

  async #refetchRange({ area: { code }, resolution, from, to }: RevisedRange, url: string): Promise<void> {
    const input = { areas: [code], measures: MEASURES, resolution, from, to };
    const { series } = await queryApi<{ series: SeriesAnswer }>(url, SERIES, { input });
    if (series.message !== undefined) throw new Error(series.message);
    series.starts.forEach((text, i) => {
      const start = Date.parse(text);
      const spans = series.series[0]?.vintages ?? [];
      const vintage = spans.find((span) => Date.parse(span.start) <= start && start < Date.parse(span.end));
      const figures = series.series.map(({ values }) => values[i] ?? null);
      if (vintage) this.slots.set(slotKey(code, resolution, start), slotText(vintage.vintage, figures));
    });
  }
}

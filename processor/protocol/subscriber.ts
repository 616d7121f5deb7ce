import {
  bucketsIn,
  type Change,
  type Chunk,
  type ChunkKey,
  chunkId,
  isRebuilt,
  MEASURES,
  meanMw,
  periodStart,
  slotOf,
  slotStart,
} from '@courant/core/domain';
import { CHANGES, type EventLog } from '@courant/core/log';
import type { ChunkStore } from '@courant/core/store';
import type { Dropped } from './ports.ts';

/** What a follower holds: the values of each leaf slot, as text, by area, grid and start. */
export type Held = Map<string, string>;

const slotName = ({ area, resolution }: Pick<ChunkKey, 'area' | 'resolution'>, start: number): string =>
  `${area} ${resolution} ${start}`;

export const slotText = (chunk: Chunk, slot: number): string =>
  [chunk.vintageRank[slot] ?? 0, ...MEASURES.map((measure) => meanMw(chunk.column(measure), slot) ?? '-')].join(' ');

export async function heldByStore(store: ChunkStore): Promise<Held> {
  const held: Held = new Map();
  for (const area of ['IDF', 'CVL', 'FR'] as const) {
    for (const resolution of ['QUARTER_HOUR', 'HALF_HOUR'] as const) {
      for (const chunk of await store.range(area, resolution, 0, Number.MAX_SAFE_INTEGER)) keep(held, chunk);
    }
  }
  return held;
}

function keep(held: Held, chunk: Chunk): void {
  for (let slot = 0; slot < chunk.length; slot++) {
    if (chunk.vintageRank[slot] === 0) continue;
    held.set(
      slotName(chunk.key, slotStart(chunk.key.resolution, chunk.key.period, slot)),
      slotText(chunk, slot),
    );
  }
}

export interface SubscriberPorts {
  readonly log: EventLog;
  readonly store: ChunkStore;
  readonly dropped: Dropped;
  readonly carried: ReadonlyMap<number, readonly Chunk[]>;
}

/** Takes a snapshot, the end of `changes` first, then applies announcements by reading the store. */
export class Subscriber {
  readonly held: Held = new Map();
  readonly #ports: SubscriberPorts;
  #cursor: number | undefined;
  #hasSnapshot = false;

  constructor(ports: SubscriberPorts) {
    this.#ports = ports;
  }

  /** Does one thing; false if there is nothing to do. */
  async step(): Promise<boolean> {
    if (this.#cursor === undefined) this.#cursor = (await this.#ports.log.extent(CHANGES, 0)).end;
    else if (!this.#hasSnapshot) await this.#takeSnapshot();
    else return this.#applyNext(this.#cursor);
    return true;
  }

  async #takeSnapshot(): Promise<void> {
    for (const [name, text] of await heldByStore(this.#ports.store)) this.held.set(name, text);
    this.#hasSnapshot = true;
  }

  async #applyNext(cursor: number): Promise<boolean> {
    const { log, store, dropped, carried } = this.#ports;
    const [entry] = await log.read(CHANGES, 0, cursor, 1);
    if (!entry?.message.ok || isRebuilt(entry.message.value)) return false;
    this.#cursor = entry.offset + 1;
    if (dropped === 'NO_VALUES')
      applyCarried(this.held, entry.message.value, carried.get(entry.offset) ?? []);
    else await apply(this.held, entry.message.value, store);
    return true;
  }
}

async function apply(held: Held, { area, resolution, from, to }: Change, store: ChunkStore): Promise<void> {
  for (const start of bucketsIn(resolution, from, to)) {
    const key = { area, resolution, period: periodStart(resolution, start) };
    const [chunk] = await store.load([key]);
    held.set(slotName(key, start), slotText(chunk, slotOf(resolution, start)));
  }
}

/** The rule dropped: believes what the announcement carried. */
function applyCarried(held: Held, { area, resolution, from, to }: Change, carried: readonly Chunk[]): void {
  for (const start of bucketsIn(resolution, from, to)) {
    const key = { area, resolution, period: periodStart(resolution, start) };
    const chunk = carried.find((one) => chunkId(one.key) === chunkId(key));
    if (chunk) held.set(slotName(key, start), slotText(chunk, slotOf(resolution, start)));
  }
}

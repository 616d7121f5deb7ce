import {
  bucketsIn,
  type Change,
  type Chunk,
  type ChunkKey,
  chunkId,
  isRebuilt,
  meanMw,
  periodStart,
  STORED_MEASURES,
  slotOf,
  slotStart,
} from '@courant/core/domain';
import { CHANGES, type EventLog } from '@courant/core/log';
import type { ChunkStore } from '@courant/core/store';
import type { OmittedRule } from './ports.ts';

/** The values of each leaf slot, as text, by area, grid and start. */
export type SlotTexts = Map<string, string>;

const slotName = ({ area, resolution }: Pick<ChunkKey, 'area' | 'resolution'>, start: number): string =>
  `${area} ${resolution} ${start}`;

export const slotText = (chunk: Chunk, slot: number): string =>
  [
    chunk.vintageRank[slot] ?? 0,
    ...STORED_MEASURES.map((measure) => meanMw(chunk.column(measure), slot) ?? '-'),
  ].join(' ');

export async function slotTextsInStore(store: ChunkStore): Promise<SlotTexts> {
  const slots: SlotTexts = new Map();
  for (const area of ['IDF', 'CVL', 'FR'] as const) {
    for (const resolution of ['QUARTER_HOUR', 'HALF_HOUR'] as const) {
      for (const chunk of await store.range(area, resolution, 0, Number.MAX_SAFE_INTEGER))
        addChunk(slots, chunk);
    }
  }
  return slots;
}

function addChunk(slots: SlotTexts, chunk: Chunk): void {
  for (let slot = 0; slot < chunk.length; slot++) {
    if (chunk.vintageRank[slot] === 0) continue;
    slots.set(
      slotName(chunk.key, slotStart(chunk.key.resolution, chunk.key.period, slot)),
      slotText(chunk, slot),
    );
  }
}

export interface SubscriberPorts {
  readonly log: EventLog;
  readonly store: ChunkStore;
  readonly omittedRule: OmittedRule;
  readonly carried: ReadonlyMap<number, readonly Chunk[]>;
}

/** A client of the api: takes the end of `changes`, then a snapshot, then applies announcements by reading the store. */
export class Subscriber {
  readonly slots: SlotTexts = new Map();
  readonly #ports: SubscriberPorts;
  #cursor: number | undefined;
  #hasSnapshot = false;

  constructor(ports: SubscriberPorts) {
    this.#ports = ports;
  }

  /** Takes the cursor, the snapshot or the next announcement; false if there is no announcement. */
  async step(): Promise<boolean> {
    if (this.#cursor === undefined) this.#cursor = (await this.#ports.log.extent(CHANGES, 0)).end;
    else if (!this.#hasSnapshot) await this.#takeSnapshot();
    else return this.#applyNext(this.#cursor);
    return true;
  }

  async #takeSnapshot(): Promise<void> {
    for (const [name, text] of await slotTextsInStore(this.#ports.store)) this.slots.set(name, text);
    this.#hasSnapshot = true;
  }

  async #applyNext(cursor: number): Promise<boolean> {
    const { log, store, omittedRule, carried } = this.#ports;
    const [entry] = await log.read(CHANGES, 0, cursor, 1);
    if (!entry?.message.ok || isRebuilt(entry.message.value)) return false;
    this.#cursor = entry.offset + 1;
    if (omittedRule === 'NO_VALUES')
      applyCarried(this.slots, entry.message.value, carried.get(entry.offset) ?? []);
    else await apply(this.slots, entry.message.value, store);
    return true;
  }
}

async function apply(
  slots: SlotTexts,
  { area, resolution, from, to }: Change,
  store: ChunkStore,
): Promise<void> {
  for (const start of bucketsIn(resolution, from, to)) {
    const key = { area, resolution, period: periodStart(resolution, start) };
    const [chunk] = await store.load([key]);
    if (chunk) slots.set(slotName(key, start), slotText(chunk, slotOf(resolution, start)));
  }
}

/** Omits NO_VALUES: applies the values that the announcement carried. */
function applyCarried(
  slots: SlotTexts,
  { area, resolution, from, to }: Change,
  carried: readonly Chunk[],
): void {
  for (const start of bucketsIn(resolution, from, to)) {
    const key = { area, resolution, period: periodStart(resolution, start) };
    const chunk = carried.find((saved) => chunkId(saved.key) === chunkId(key));
    if (chunk) slots.set(slotName(key, start), slotText(chunk, slotOf(resolution, start)));
  }
}

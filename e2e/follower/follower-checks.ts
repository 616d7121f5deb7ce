import {
  AREA_CODES,
  type Chunk,
  meanMw,
  STORED_MEASURES,
  slotStart,
  vintageOfRank,
} from '@courant/core/domain';
import type { ChunkStore } from '@courant/core/store';
import { expect } from 'vitest';
import type { LiveFollower } from './live-follower.ts';
import { type SlotTexts, slotKey, slotText } from './slot-texts.ts';

/** Both leaf grids of every area as the store has them, rounded as the api rounds. */
export async function storedSlots(store: ChunkStore): Promise<SlotTexts> {
  const slots: SlotTexts = new Map();
  for (const area of AREA_CODES) {
    for (const grid of ['QUARTER_HOUR', 'HALF_HOUR'] as const)
      for (const chunk of await store.range(area, grid, 0, Number.MAX_SAFE_INTEGER)) addChunk(slots, chunk);
  }
  return slots;
}

function addChunk(slots: SlotTexts, chunk: Chunk): void {
  const { area, resolution, period } = chunk.key;
  for (let slot = 0; slot < chunk.length; slot++) {
    const vintage = vintageOfRank(chunk.vintageRank[slot] ?? 0);
    const figures = STORED_MEASURES.map((measure) => tenths(meanMw(chunk.column(measure), slot)));
    if (vintage)
      slots.set(slotKey(area, resolution, slotStart(resolution, period, slot)), slotText(vintage, figures));
  }
}

const tenths = (mw: number | null): number | null => mw && Math.round(mw * 10) / 10;

/** Slots that differ between two maps: the slot's name, and its text in each. */
export const differences = (actual: SlotTexts, expected: SlotTexts): unknown[] =>
  [...new Set([...actual.keys(), ...expected.keys()])]
    .filter((name) => actual.get(name) !== expected.get(name))
    .map((name) => [name, actual.get(name), expected.get(name)]);

/** Cursors rise strictly from event to event; only a watermark may repeat the last one. */
export function expectRisingCursors(events: LiveFollower['events']): void {
  const offsets = events.map(({ cursor }) => Number(cursor.split('.').at(-1)));
  const wrong = events.filter(({ kind }, i) => {
    const step = (offsets[i] ?? 0) - (offsets[i - 1] ?? -1);
    return kind === 'Watermark' ? step < 0 : step <= 0;
  });
  expect(wrong).toEqual([]);
}

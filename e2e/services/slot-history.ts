import type { ChunkStore } from '@courant/core/store';
import { storedSlots } from '../follower/follower-checks.ts';

/** The text of each slot, which begins with vintage and consumption, and every decrease or loss of a consumption. */
export class SlotHistory extends Map<string, string> {
  readonly regressions: string[] = [];

  override set(name: string, text: string): this {
    const before = this.get(name);
    if (before !== undefined && consumptionIn(text) < consumptionIn(before))
      this.regressions.push(`${name}: ${before} -> ${text}`);
    return super.set(name, text);
  }
}

/** A consumption that is not published counts as less than any figure, so that a lost one is a decrease. */
const consumptionIn = (text: string): number => {
  const [, mw] = text.split(' ');
  return mw === '-' ? Number.NEGATIVE_INFINITY : Number(mw);
};

/** Reads a store again and again until the signal aborts; answers what it read. */
export async function observeStore(store: ChunkStore, signal: AbortSignal): Promise<SlotHistory> {
  const history = new SlotHistory();
  while (!signal.aborted) for (const [name, text] of await storedSlots(store)) history.set(name, text);
  return history;
}

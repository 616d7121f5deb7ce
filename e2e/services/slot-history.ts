import type { ChunkStore } from '@courant/core/store';
import { storedSlots } from '../follower-checks.ts';

/** What each slot is, as text that begins with vintage and consumption, and each time the consumption fell or was lost. */
export class SlotHistory extends Map<string, string> {
  readonly regressions: string[] = [];

  override set(name: string, text: string): this {
    const before = this.get(name);
    if (before !== undefined && consumptionIn(text) < consumptionIn(before))
      this.regressions.push(`${name}: ${before} -> ${text}`);
    return super.set(name, text);
  }
}

/** Less than any figure where it is not published: one that is lost has gone back. */
const consumptionIn = (text: string): number => {
  const [, mw] = text.split(' ');
  return mw === '-' ? Number.NEGATIVE_INFINITY : Number(mw);
};

/** Looks into a store again and again until the signal aborts; answers what was seen. */
export async function observeStore(store: ChunkStore, signal: AbortSignal): Promise<SlotHistory> {
  const diary = new SlotHistory();
  while (!signal.aborted) for (const [name, text] of await storedSlots(store)) diary.set(name, text);
  return diary;
}

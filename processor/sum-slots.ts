import {
  type CountrySlot,
  DAY,
  periodStart,
  planCountry,
  type Settled,
  settleCountry,
} from '@courant/core/domain';
import type { ChunkStore } from '@courant/core/store';
import { type Settle, saveSettled } from './save-settled.ts';

/** Days summed at a time: bounds what is held at once when a change names a year. */
const DAYS_AT_ONCE = 31;

/**
 * Sums half-hours of the country and saves them, a month at a time; what was saved is told before the next is summed.
 * @param slots rising
 * @returns false if the work is no longer ours
 */
export async function sumSlots(
  store: ChunkStore,
  slots: readonly CountrySlot[],
  isCurrent: () => boolean,
  onSaved: (settled: Settled) => Promise<void> = async () => undefined,
): Promise<boolean> {
  for (const some of byDays(slots)) {
    const settle: Settle = (targets, inputs) => settleCountry(some, targets, inputs);
    const settled = await saveSettled(store, planCountry(some), settle, isCurrent);
    if (!settled) return false;
    await onSaved(settled);
  }
  return true;
}

function byDays(slots: readonly CountrySlot[]): CountrySlot[][] {
  const groups: CountrySlot[][] = [];
  let end = Number.NEGATIVE_INFINITY;
  for (const slot of slots) {
    if (slot.start >= end) {
      groups.push([]);
      end = periodStart('HALF_HOUR', slot.start) + DAYS_AT_ONCE * DAY;
    }
    groups.at(-1)?.push(slot);
  }
  return groups;
}

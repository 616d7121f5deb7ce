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

/** Days summed at a time, which bounds memory when a change names a year. */
const DAYS_AT_ONCE = 31;

/**
 * Sums half-hours of the country and saves them, about a month at a time.
 * @param slots in order of time
 * @param onSaved called after each month, before the next is summed
 * @returns false if the partition was reassigned meanwhile
 */
export async function sumSlots(
  store: ChunkStore,
  slots: readonly CountrySlot[],
  isCurrent: () => boolean,
  onSaved: (settled: Settled) => Promise<void> = async () => undefined,
): Promise<boolean> {
  for (const month of byMonths(slots)) {
    const settle: Settle = (targets, inputs) => settleCountry(month, targets, inputs);
    const settled = await saveSettled(store, planCountry(month), settle, isCurrent);
    if (!settled) return false;
    await onSaved(settled);
  }
  return true;
}

function byMonths(slots: readonly CountrySlot[]): CountrySlot[][] {
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

import {
  type Change,
  type CountrySlot,
  countrySlots,
  DAY,
  type PlacedChange,
  periodStart,
  planCountry,
  REGION_CODES,
  settleCountry,
  slotsHeld,
  toChanges,
} from '@courant/core/domain';
import { type Batch, CHANGES, type Entry, OffsetGoneError } from '@courant/core/log';
import { saveSettled } from './save-settled.ts';
import { commitIfCurrent, doneOf, type Stage } from './stage.ts';

/** Days summed at a time: bounds what is held at once when a change names a year. */
const DAYS_AT_ONCE = 31;
const EXPIRE_EVERY_MS = 60 * 60_000;

/** Second stage, `changes` of the regions to sums of the country; one writer. Runs until the signal aborts. */
export async function runCountry(stage: Stage): Promise<void> {
  while (!stage.signal.aborted) {
    try {
      return await follow(stage);
    } catch (fault) {
      if (!(fault instanceof OffsetGoneError)) throw fault;
      await sumEverything(stage);
    }
  }
}

async function follow(stage: Stage): Promise<void> {
  const { log, signal, now, group, onBatch, maxBatch, giveWay } = stage;
  let expiredAt = Number.NEGATIVE_INFINITY;
  for await (const batch of log.consume(CHANGES, `${group}.country`, { signal, maxBatch })) {
    if (!(await sum(stage, countrySlots(changesOf(batch)), () => batch.isCurrent()))) continue;
    if (await commitIfCurrent(batch)) onBatch?.(doneOf('country', batch));
    await giveWay?.();
    if (now() - expiredAt < EXPIRE_EVERY_MS) continue;
    expiredAt = now();
    await log.expire(CHANGES, expiredAt);
  }
}

/** Sums the slots and announces every one of them, changed or not; false if the work is no longer ours. */
async function sum(
  { log, store, now }: Stage,
  slots: readonly CountrySlot[],
  isCurrent: () => boolean,
): Promise<boolean> {
  for (const some of byDays(slots)) {
    const settle = (
      targets: Parameters<typeof settleCountry>[1],
      inputs: Parameters<typeof settleCountry>[2],
    ) => settleCountry(some, targets, inputs);
    const settled = await saveSettled(store, planCountry(some), settle, isCurrent);
    if (!settled) return false;
    await log.append(CHANGES, toChanges(settled.named, now()));
  }
  return true;
}

const changesOf = (batch: Batch<Change>): PlacedChange[] => batch.entries.flatMap(placed);
const placed = ({ message, offset }: Entry<Change>): PlacedChange[] =>
  message.ok ? [{ ...message.value, position: offset }] : [];

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

/**
 * The place in `changes` has expired: what was announced meanwhile is unknown, so every half-hour that a region holds is
 * summed again. Only then is the place moved, to the first change kept: a crash before that sums everything once more.
 */
async function sumEverything(stage: Stage): Promise<void> {
  const { first } = await stage.log.extent(CHANGES, 0);
  for (const area of REGION_CODES) {
    const days = await stage.store.range(area, 'HALF_HOUR', 0, Number.MAX_SAFE_INTEGER);
    await sum(stage, slotsHeld(days, first), () => !stage.signal.aborted);
  }
  if (!stage.signal.aborted) await stage.log.reset(CHANGES, `${stage.group}.country`, 'FIRST');
}

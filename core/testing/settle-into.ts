import {
  type Chunk,
  type CountrySlot,
  type Plan,
  type PositionedReading,
  planCountry,
  planRegion,
  type RegionCode,
  type Settled,
  settleCountry,
  settleRegion,
} from '@courant/core/domain';
import type { ChunkStore } from '@courant/core/store';

/** Settles one batch of a region's readings and saves its chunks, as the processor does without a competitor. */
export const settleRegionInto = (
  store: ChunkStore,
  area: RegionCode,
  readings: readonly PositionedReading[],
): Promise<Settled> =>
  settleInto(store, planRegion(area, readings), (targets, inputs) =>
    settleRegion(area, readings, targets, inputs),
  );

/** Sums these half-hours of the country and saves its chunks. */
export const settleCountryInto = (store: ChunkStore, slots: readonly CountrySlot[]): Promise<Settled> =>
  settleInto(store, planCountry(slots), (targets, inputs) => settleCountry(slots, targets, inputs));

/** @throws Error where the store refuses a save: in a test one line writes to a store */
async function settleInto(
  store: ChunkStore,
  plan: Plan,
  settle: (targets: readonly Chunk[], inputs: readonly Chunk[]) => Settled,
): Promise<Settled> {
  const settled = settle(await store.load(plan.targets), await store.load(plan.inputs));
  const refused = await store.save(settled.chunks);
  if (refused.length > 0) throw new Error('The store refused a save, so something else wrote to it.');
  return settled;
}

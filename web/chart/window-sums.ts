import { HOUR } from '@courant/core/domain';
import type { Column } from '../data/series-set.ts';
import type { View } from '../gql/graphql.ts';
import { type Band, type BandKey, STORAGE_BANDS, type Stack } from './stack.ts';

/** A column over a whole window. What was not published is in none of its numbers. */
export interface WindowSum {
  /** Hours in which it was published. */
  readonly hours: number;
  /** Over those hours: MW, or W per person. */
  readonly mean: number | null;
  /** MWh, or kWh per person. */
  readonly energy: number | null;
  /** Of all that is drawn of what is produced, imported or discharged, 0 to 1. */
  readonly share: number | null;
}

export interface WindowSums {
  readonly consumption: WindowSum;
  readonly bands: ReadonlyMap<BandKey, WindowSum>;
  /** Of the bands of storage that are drawn, together. */
  readonly storage: WindowSum;
  /** Of the bands that are drawn; what leaves the area or is stored counts below zero. */
  readonly total: WindowSum;
  /** The consumption of another period, and by how much this one differs where both were published; null without one. */
  readonly against: WindowSum | null;
  readonly difference: WindowSum | null;
  /** Hours with a consumption, and hours of the window up to the first slot that is to come. */
  readonly coverage: { readonly hours: number; readonly expected: number };
}

/**
 * How a number of a bucket becomes energy, of the hours that were observed; null of a ratio, which has no sum. The API's
 * ENERGY is that of the hours observed already.
 */
const ENERGY_OF: Readonly<Record<View, ((amount: number, hours: number) => number) | null>> = {
  POWER: (mw, hours) => mw * hours,
  ENERGY: (mwh) => mwh,
  PER_PERSON: (watts, hours) => (watts * hours) / 1000,
  SHARE_OF_CONSUMPTION: null,
  SHARE_OF_PRODUCTION: null,
};

/** Energy over hours is MW, but W per person of kWh. */
const meanFactor = (view: View): number => (view === 'PER_PERSON' ? 1000 : 1);

/** What the columns that are drawn come to over the window. */
export function windowSums(stack: Stack): WindowSums {
  const hours = stack.starts.map((_, slot) => observedHours(stack, slot));
  const sum = (column: Column): WindowSum => sumOf(column, hours, stack.view);
  const bands = stack.bands.map(({ key, own }) => [key, sum(own)] as const);
  const supplied = bands.reduce((all, [, { energy }]) => all + Math.max(0, energy ?? 0), 0);
  const shared = (one: WindowSum): WindowSum => ({
    ...one,
    share: one.energy === null || supplied === 0 ? null : one.energy / supplied,
  });
  return {
    consumption: sum(stack.consumptionMw),
    bands: new Map(bands.map(([key, one]) => [key, shared(one)])),
    storage: shared(sum(stack.starts.map((_, slot) => storageAt(stack, slot)))),
    total: shared(sum(stack.starts.map((_, slot) => totalAt(stack, slot)))),
    against: stack.against && sum(stack.against),
    difference: stack.against && sum(stack.starts.map((_, slot) => differenceAt(stack, slot))),
    coverage: coverageOf(stack, hours),
  };
}

/**
 * The sum of the bands that are drawn at a slot; null where one of them is not published, but for storage, which is small
 * and published for some regions from 2023 on.
 */
export function totalAt({ bands }: Stack, slot: number): number | null {
  const isLacking = ({ key, own }: Band) => (own[slot] ?? null) === null && !STORAGE_BANDS.includes(key);
  if (bands.some(isLacking)) return null;
  return sumAt(bands, slot);
}

/** What the bands of storage that are drawn give at a slot, below zero where they take; null where none is published. */
export const storageAt = ({ bands }: Stack, slot: number): number | null =>
  sumAt(
    bands.filter(({ key }) => STORAGE_BANDS.includes(key)),
    slot,
  );

function sumAt(bands: readonly Band[], slot: number): number | null {
  const published = bands.flatMap(({ own }) => own[slot] ?? []);
  return published.length === 0 ? null : published.reduce((sum, amount) => sum + amount, 0);
}

/** By how much a slot consumes more than the other period's; null where one of both is not published. */
export function differenceAt({ consumptionMw, against }: Stack, slot: number): number | null {
  const [own, other] = [consumptionMw[slot] ?? null, against?.[slot] ?? null];
  return own === null || other === null ? null : own - other;
}

/** The newest slot with a consumption, which is read where no other is chosen; the last one where none has any. */
export function newestSlot({ consumptionMw }: Stack): number {
  const newest = consumptionMw.findLastIndex((amount) => amount !== null);
  return newest < 0 ? Math.max(0, consumptionMw.length - 1) : newest;
}

/** The hours that a bucket's numbers are of. */
function observedHours(stack: Stack, slot: number): number {
  const part = stack.parts[slot];
  return slotHours(stack, slot) * (part ? part.observed / part.total : 1);
}

function sumOf(column: Column, hoursOfSlots: readonly number[], view: View): WindowSum {
  const toEnergy = ENERGY_OF[view];
  let [hours, energy] = [0, 0];
  column.forEach((amount, slot) => {
    if (amount === null) return;
    const observed = hoursOfSlots[slot] ?? 0;
    hours += observed;
    energy += toEnergy?.(amount, observed) ?? 0;
  });
  if (hours === 0 || toEnergy === null) return { hours, mean: null, energy: null, share: null };
  return { hours, mean: (energy / hours) * meanFactor(view), energy, share: null };
}

function coverageOf(stack: Stack, hoursOfSlots: readonly number[]): WindowSums['coverage'] {
  let [hours, expected] = [0, 0];
  hoursOfSlots.forEach((observed, slot) => {
    const isPublished = (stack.consumptionMw[slot] ?? null) !== null;
    if (isPublished) hours += observed;
    if (stack.gaps[slot] !== 'PENDING') expected += dueHours(stack, slot);
  });
  return { hours, expected };
}

/** The hours of a bucket that have come: of one that is still running, those that were observed. */
const dueHours = (stack: Stack, slot: number): number =>
  stack.parts[slot]?.isNewest ? observedHours(stack, slot) : slotHours(stack, slot);

const slotHours = ({ starts, ends }: Stack, slot: number): number =>
  ((ends[slot] ?? 0) - (starts[slot] ?? 0)) / HOUR;

import type { Figures } from './figures.ts';

/** A number for each slot of a series that no scale gives, because it is a ratio of sums. */
export interface Ratios {
  readonly values: Figures;
  /** The lowest and highest that each may be, where it is an estimate; else null. */
  readonly bounds: { readonly low: Figures; readonly high: Figures } | null;
  /** The ratio over all slots together; null where there is none. */
  overall(): number | null;
}

import {
  CARBON_FACTORS,
  type CarbonMethod,
  type CarbonRange,
  FILIERES,
  type Filiere,
  hasMeasure,
  publishedMw,
  type RegionCode,
  type Values,
} from '@courant/core/domain';

/** The energy of each filière over the quarter-hours of one leaf with production, in quarters of a MW-quarter-hour; null without. */
export type LeafEnergy = ReadonlyMap<Filiere, bigint> | null;

/** A metered half-hour, or one quarter-hour of real time. */
export function energyOfReading(area: RegionCode, values: Values, quarters: 1 | 2): LeafEnergy {
  const energy = new Map<Filiere, bigint>();
  for (const filiere of FILIERES) {
    const mw = publishedMw(values, filiere);
    if (mw === null && hasMeasure(area, filiere)) return null;
    energy.set(filiere, BigInt(mw ?? 0) * 4n * BigInt(quarters));
  }
  return energy;
}

/**
 * A half-hour of real time: each filière's mean over the quarter-hours that publish it, for the quarter-hours with
 * production.
 */
export function energyOfHalfHour(area: RegionCode, quarterHours: readonly Values[]): LeafEnergy {
  const produced = quarterHours.filter((values) => energyOfReading(area, values, 1) !== null).length;
  if (produced === 0) return null;
  return new Map(
    FILIERES.map((filiere) => {
      const mw = quarterHours.flatMap((values) => publishedMw(values, filiere) ?? []);
      const sum = mw.reduce((total, each) => total + BigInt(each), 0n);
      return [filiere, mw.length === 0 ? 0n : ((sum * 4n) / BigInt(mw.length)) * BigInt(produced)];
    }),
  );
}

/** The intensity over leaves, by whole numbers of any length; null where nothing was produced. */
export function carbonByHand(leaves: readonly LeafEnergy[], method: CarbonMethod): CarbonRange | null {
  const sumOf = (filiere: Filiere): bigint =>
    leaves.reduce((sum, leaf) => sum + (leaf?.get(filiere) ?? 0n), 0n);
  const energy = FILIERES.map((filiere) => [filiere, sumOf(filiere)] as const);
  const produced = energy.reduce((sum, [, each]) => sum + each, 0n);
  if (produced <= 0n) return null;
  const rate = (bound: keyof CarbonRange): number => {
    const emitted = energy.reduce((sum, [filiere, each]) => {
      const tenths = BigInt(Math.round(10 * CARBON_FACTORS[method].grams[filiere][bound]));
      return each > 0n ? sum + each * tenths : sum;
    }, 0n);
    return Number((2n * emitted + produced) / (2n * produced)) / 10;
  };
  return { low: rate('low'), central: rate('central'), high: rate('high') };
}

import { FILIERES, type Filiere, HALF_MW_PER_MW, MEASURE_FACTS } from '@courant/core/domain';
import { type Total, toTenth } from '../column/piece.ts';
import type { Range } from '../column/range.ts';
import type { Mix } from './mix-type.ts';

/** Sums of half-MW over the quarter-hours whose production is published; without the filières never published in them. */
export type FiliereSums = ReadonlyMap<Filiere, number>;

/** Rounds to a hundredth of a percent: finer digits come from dividing, not from measuring. */
const toShare = (exact: number): number => Math.round(exact * 1e4) / 1e4 + 0;

/**
 * The shares of the filières over a range; null where no production is published, or nothing was produced. A filière
 * below zero took more than it gave: it has no share, and the others share what they gave. But for rounding, shares sum
 * to 1.
 */
export function toMix({ from, to }: Range, production: Total, filiereSums: FiliereSums): Mix | null {
  const givenBy = (filieres: readonly Filiere[]): number =>
    filieres.reduce((sum, filiere) => sum + Math.max(0, filiereSums.get(filiere) ?? 0), 0);
  const given = givenBy(FILIERES);
  if (production.count === 0 || given === 0) return null;
  const toMw = (sum: number): number => toTenth(sum / production.count / HALF_MW_PER_MW);
  const shareOf = (filieres: readonly Filiere[]): number => toShare(givenBy(filieres) / given);
  return {
    from,
    to,
    production: toMw(production.sum),
    shares: FILIERES.flatMap((measure) => {
      const sum = filiereSums.get(measure);
      return sum === undefined ? [] : [{ measure, power: toMw(sum), share: shareOf([measure]) }];
    }),
    renewableShare: shareOf(FILIERES.filter((filiere) => MEASURE_FACTS[filiere].renewable)),
    lowCarbonShare: shareOf(FILIERES.filter((filiere) => MEASURE_FACTS[filiere].lowCarbon)),
  };
}

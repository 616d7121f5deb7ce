/** A class of a choropleth: `[from, to)` in the unit of its measure, the last one closed. */
export interface MapClass {
  readonly from: number;
  readonly to: number;
}

/** The classes that shade a map; a diverging scale has as many on either side of zero. */
export interface MapScale {
  readonly diverging: boolean;
  readonly classes: readonly MapClass[];
}

const STEPS = 6;
const STEPS_PER_SIDE = 3;

/**
 * Classes of equal, round width: from zero for one-sided measures, symmetrical around zero for a balance, so that equal
 * distances look equal on both sides.
 */
export function mapScale(amounts: readonly (number | null)[], diverging: boolean): MapScale {
  const most = Math.max(1, ...amounts.map((amount) => Math.abs(amount ?? 0)));
  const steps = diverging ? STEPS_PER_SIDE : STEPS;
  const size = roundUp(most / steps);
  const first = diverging ? -steps : 0;
  const classes = Array.from({ length: steps - first }, (_, i) => ({
    from: (first + i) * size,
    to: (first + i + 1) * size,
  }));
  return { diverging, classes };
}

/** Index of the class of a value; a value beyond the ends is in the first or last class. */
export function classOf({ classes }: MapScale, amount: number): number {
  const found = classes.findIndex(({ to }) => amount < to);
  return found === -1 ? classes.length - 1 : found;
}

/** The next of ten round numbers per decade: d3's 1, 2, 5 would leave up to half of the classes empty. */
const roundUp = (rough: number): number => {
  const power = 10 ** Math.floor(Math.log10(rough));
  const factor = [1, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10].find((each) => each * power >= rough - 1e-9) ?? 10;
  return factor * power;
};

import type { BandKey } from './stack.ts';

type Bands = ReadonlySet<BandKey>;

/** Hides the bands of a row, or shows them again where all of them are hidden. */
export function toggled(hidden: Bands, bands: readonly BandKey[]): Bands {
  const next = new Set(hidden);
  const areHidden = bands.every((band) => hidden.has(band));
  for (const band of bands) {
    if (areHidden) next.delete(band);
    else next.add(band);
  }
  return next;
}

/** Shows the bands of a row alone; where they are alone, or nothing is shown, all that there are again. */
export function isolated(hidden: Bands, bands: readonly BandKey[], present: readonly BandKey[]): Bands {
  const others = present.filter((each) => !bands.includes(each));
  const isAlone = others.every((each) => hidden.has(each));
  return new Set(isAlone ? [] : others);
}

import type { BandKey } from './stack.ts';

type Bands = ReadonlySet<BandKey>;

/** Hides a band, or shows it again. */
export function toggled(hidden: Bands, band: BandKey): Bands {
  const next = new Set(hidden);
  if (!next.delete(band)) next.add(band);
  return next;
}

/** Shows one of the bands that there are alone; where it is alone, or nothing is shown, all of them again. */
export function isolated(hidden: Bands, band: BandKey, present: readonly BandKey[]): Bands {
  const others = present.filter((each) => each !== band);
  const isAlone = others.every((each) => hidden.has(each));
  return new Set(isAlone ? [] : others);
}

import type { MapMeasure } from './map-measure.ts';
import { MAP_FACTS } from './map-measure.ts';
import { classOf, type MapScale } from './scale.ts';

/** A colour in OKLCH: lightness 0 to 1, chroma, hue in degrees. */
export interface Oklch {
  readonly lightness: number;
  readonly chroma: number;
  readonly degrees: number;
}

/** A colour of each theme. */
export interface Shade {
  readonly light: Oklch;
  readonly dark: Oklch;
}

/** Exports blue, imports orange: readers of every kind of colour vision tell them apart, and arrows say the same. */
const EXPORT_HUE = [245, 0.11] as const;
const IMPORT_HUE = [55, 0.12] as const;

/**
 * The lightness of the first and of the last class. The first one is three times as light or dark as the panel under the
 * map, so that a region's shape is seen in both themes; `shade.test.ts` computes it.
 */
const RAMP = { light: [0.64, 0.36], dark: [0.54, 0.88] } as const;

const between = ([first, last]: readonly [number, number], share: number): number =>
  first + (last - first) * share;

function rampShade([degrees, chroma]: readonly [number, number], step: number, steps: number): Shade {
  const share = steps === 1 ? 1 : step / (steps - 1);
  return {
    light: { lightness: between(RAMP.light, share), chroma, degrees },
    dark: { lightness: between(RAMP.dark, share), chroma, degrees },
  };
}

/** The shade of a class; on a diverging scale the sides have hues of their own, and are as strong as they are far. */
export function shadeOfClass(measure: MapMeasure, { diverging, classes }: MapScale, index: number): Shade {
  if (!diverging) return rampShade(MAP_FACTS[measure].hue, index, classes.length);
  const perSide = classes.length / 2;
  return index < perSide
    ? rampShade(EXPORT_HUE, perSide - 1 - index, perSide)
    : rampShade(IMPORT_HUE, index - perSide, perSide);
}

const css = ({ lightness, chroma, degrees }: Oklch): string =>
  `oklch(${lightness.toFixed(3)} ${chroma} ${degrees})`;

/** The shade of a value as CSS; undefined where nothing is published, which is hatched instead. */
export function shadeCss(measure: MapMeasure, scale: MapScale, amount: number | null): string | undefined {
  if (amount === null) return undefined;
  const { light, dark } = shadeOfClass(measure, scale, classOf(scale, amount));
  return `light-dark(${css(light)}, ${css(dark)})`;
}

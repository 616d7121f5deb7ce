// @vitest-environment node
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { BAND_KEYS, type BandKey, leavesArea } from '../chart/stack.ts';

type Rgb = readonly [red: number, green: number, blue: number];

/**
 * What a screen's linear red, green and blue look like without one kind of cone: Machado, Oliveira and Fernandes, "A
 * Physiologically-based Model for Simulation of Color Vision Deficiency" (2009), severity 1.
 */
const VISIONS: Readonly<Record<string, readonly [Rgb, Rgb, Rgb]>> = {
  usual: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritanopia: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
};

/** In OKLab, where 0.02 is the least difference that is seen: four times that, since bands may be thin. */
const LEAST_DISTANCE = 0.08;

const STYLE = readFileSync(new URL('theme.css', import.meta.url), 'utf8');
const THEMES = ['light', 'dark'] as const;

/** The bands that lie on one another on each side of zero; an exchange is lines, whose ground is the pale one. */
const COLOUR_NAME: Partial<Record<BandKey, string>> = { IMPORT: 'exchange-pale', EXPORT: 'exchange-deep' };
const nameOf = (band: BandKey): string => COLOUR_NAME[band] ?? band.toLowerCase().replace('_', '-');
const neighbours = [false, true].flatMap((isDown) => {
  const side = BAND_KEYS.filter((band) => leavesArea(band) === isDown);
  return side.slice(1).map((band, index) => [nameOf(side[index] ?? band), nameOf(band)] as const);
});

test.each(THEMES)('bands that touch are told apart by every kind of colour vision, %s', (theme) => {
  expect(neighbours).toContainEqual(['bioenergy', 'wind']);
  const distances = neighbours.flatMap(([below, above]) =>
    Object.entries(VISIONS).map(([vision, matrix]) => {
      const [one, other] = [below, above].map((name) => toOklab(seen(matrix, colourOf(name, theme))));
      return { pair: `${below} ${above}, ${vision}`, distance: distance(one as Rgb, other as Rgb) };
    }),
  );
  expect(distances.filter((each) => each.distance < LEAST_DISTANCE)).toEqual([]);
});

function colourOf(name: string, theme: (typeof THEMES)[number]): Rgb {
  const colours = new RegExp(`--${name}: light-dark\\(#(\\w{6}), #(\\w{6})\\)`).exec(STYLE)?.slice(1) ?? [];
  const hex = colours[THEMES.indexOf(theme)] ?? '';
  return [0, 2, 4].map((at) => toLinear(Number.parseInt(hex.slice(at, at + 2), 16) / 255)) as unknown as Rgb;
}

const toLinear = (channel: number): number =>
  channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;

const times = (matrix: readonly [Rgb, Rgb, Rgb], rgb: Rgb): Rgb =>
  matrix.map((row) => row[0] * rgb[0] + row[1] * rgb[1] + row[2] * rgb[2]) as unknown as Rgb;

const seen = (matrix: readonly [Rgb, Rgb, Rgb], rgb: Rgb): Rgb =>
  times(matrix, rgb).map((channel) => Math.min(1, Math.max(0, channel))) as unknown as Rgb;

/** By Björn Ottosson's matrices. */
function toOklab(rgb: Rgb): Rgb {
  const cones = times(
    [
      [0.4122214708, 0.5363325363, 0.0514459929],
      [0.2119034982, 0.6806995451, 0.1073969566],
      [0.0883024619, 0.2817188376, 0.6299787005],
    ],
    rgb,
  ).map(Math.cbrt) as unknown as Rgb;
  return times(
    [
      [0.2104542553, 0.793617785, -0.0040720468],
      [1.9779984951, -2.428592205, 0.4505937099],
      [0.0259040371, 0.7827717662, -0.808675766],
    ],
    cones,
  );
}

const distance = (one: Rgb, other: Rgb): number =>
  Math.hypot(one[0] - other[0], one[1] - other[1], one[2] - other[2]);

// @vitest-environment node
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { MAP_MEASURES } from './map-measure.ts';
import { mapScale } from './scale.ts';
import { type Oklch, shadeCss, shadeOfClass } from './shade.ts';

const THEMES = ['light', 'dark'] as const;
const STYLE = readFileSync(new URL('../../theme/theme.css', import.meta.url), 'utf8');
const [, ...SURFACE] = /--surface: light-dark\(#(\w{6}), #(\w{6})\)/.exec(STYLE) ?? [];

test.each(THEMES)('each shade of each measure stands out from the panel by 3 to 1, %s', (theme) => {
  const surface = luminanceOfHex(SURFACE[THEMES.indexOf(theme)] ?? '');
  for (const measure of MAP_MEASURES) {
    const scale = mapScale([100], measure === 'EXCHANGE');
    scale.classes.forEach((_, index) => {
      const shade = luminance(toLinear(shadeOfClass(measure, scale, index)[theme]));
      expect(contrast(shade, surface), `${measure} ${index}`).toBeGreaterThanOrEqual(3);
    });
  }
});

test('a larger amount is darker on light ground and lighter on dark ground, on each side of zero', () => {
  const scale = mapScale([-300, 300], true);
  const [far, near] = [shadeOfClass('EXCHANGE', scale, 0), shadeOfClass('EXCHANGE', scale, 2)];

  expect(far.light.lightness).toBeLessThan(near.light.lightness);
  expect(far.dark.lightness).toBeGreaterThan(near.dark.lightness);
  expect(shadeOfClass('EXCHANGE', scale, 5).light.lightness).toBe(far.light.lightness);
});

test('the sides of a balance have two hues, and zero has a shade where nothing published has none', () => {
  const scale = mapScale([-300, 300], true);

  expect(shadeCss('EXCHANGE', scale, -1)).not.toBe(shadeCss('EXCHANGE', scale, 1));
  expect(shadeCss('WIND', mapScale([100], false), 0)).toMatch(/^light-dark\(oklch/);
  expect(shadeCss('WIND', mapScale([100], false), null)).toBeUndefined();
});

type Rgb = readonly [red: number, green: number, blue: number];

/** Linear sRGB by Björn Ottosson's matrices, clamped as a screen does. */
function toLinear({ lightness, chroma, degrees }: Oklch): Rgb {
  const a = chroma * Math.cos((degrees * Math.PI) / 180);
  const b = chroma * Math.sin((degrees * Math.PI) / 180);
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  const clamped = (channel: number) => Math.min(1, Math.max(0, channel));
  return [
    clamped(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s),
    clamped(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s),
    clamped(-0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s),
  ];
}

const luminance = ([red, green, blue]: Rgb): number => 0.2126 * red + 0.7152 * green + 0.0722 * blue;

function luminanceOfHex(hex: string): number {
  const channel = (at: number) => {
    const share = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  };
  return luminance([channel(0), channel(2), channel(4)]);
}

/** WCAG 2. */
const contrast = (a: number, b: number): number => (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);

import type { CSSProperties } from 'react';

/** Lines differ by more than their colour. */
const DASHES = ['none', '7 3', '2 3'] as const;

/** The stroke of a line of several: hues around the circle, and dashes; what stands beside a series is thin. */
export function lineStyle(index: number, count: number, isBeside: boolean): CSSProperties {
  const hue = Math.round(215 + (360 * index) / count) % 360;
  return {
    fill: 'none',
    stroke: `light-dark(hsl(${hue} 70% 36%), hsl(${hue} 75% 70%))`,
    strokeDasharray: DASHES[index % DASHES.length],
    strokeWidth: isBeside ? 1 : 1.75,
  };
}

import type { ReactElement } from 'react';
import { bandPath, linePath, type Projection } from './path.ts';
import { AGAINST_STROKE, bandStyle, CONSUMPTION_HALO, CONSUMPTION_STROKE, opacityOf } from './plot-theme.ts';
import type { MarkKey, Stack } from './stack.ts';

interface MarkProps {
  readonly stack: Stack;
  readonly focus: MarkKey | null;
  /** Given by VictoryChart to each of its children. */
  readonly scale?: Projection;
}

/** The bands of `bandAreas` without Victory's reading of data, one path each: for windows of many slots. */
export function BandPaths({
  stack,
  focus,
  rimPx,
  scale,
}: MarkProps & { readonly rimPx: number }): ReactElement | null {
  if (!scale) return null;
  return (
    <g>
      {stack.bands.map(({ key, from, to }) => (
        <path
          key={key}
          data-band={key}
          d={bandPath(stack, from, to, scale)}
          style={bandStyle(key, rimPx, focus)}
        />
      ))}
    </g>
  );
}

/** The line of `consumptionLine`, likewise. */
export function ConsumptionPath({ stack, focus, scale }: MarkProps): ReactElement | null {
  if (!scale) return null;
  const d = linePath(stack, stack.consumptionMw, scale);
  return (
    <g opacity={opacityOf('CONSUMPTION', focus)}>
      <path d={d} style={CONSUMPTION_HALO} />
      <path data-band="CONSUMPTION" d={d} style={CONSUMPTION_STROKE} />
    </g>
  );
}

/** The consumption of another period, dashed. It is one path at any number of slots. */
export function AgainstPath({ stack, focus, scale }: MarkProps): ReactElement | null {
  if (!scale || !stack.against) return null;
  return (
    <path
      data-band="AGAINST"
      d={linePath(stack, stack.against, scale)}
      style={AGAINST_STROKE}
      opacity={opacityOf('CONSUMPTION', focus)}
    />
  );
}

// VictoryChart asks its children for their data to find a domain; ours is given.
BandPaths.getData = () => [];
ConsumptionPath.getData = () => [];
AgainstPath.getData = () => [];

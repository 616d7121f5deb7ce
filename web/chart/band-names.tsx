import type { ReactElement } from 'react';
import { useText } from '../text/use-text.ts';
import { bandEnds } from './band-ends.ts';
import { bandLabel } from './band-label.ts';
import styles from './ground.module.css';
import type { Projection } from './path.ts';
import { opacityOf } from './plot-theme.ts';
import type { MarkKey, Stack } from './stack.ts';

interface BandNamesProps {
  readonly stack: Stack;
  readonly focus: MarkKey | null;
  /** Given by VictoryChart to each of its children. */
  readonly scale?: Projection;
}

/** The names of the bands at their right ends, where they have room. The legend has them all. */
export function BandNames({ stack, focus, scale }: BandNamesProps): ReactElement | null {
  const { lang } = useText();
  if (!scale) return null;
  return (
    <g>
      {bandEnds(stack, scale, (key) => bandLabel(key, lang)).map(({ key, name, xPx, yPx }) => (
        <text
          key={key}
          className={styles.bandName}
          x={xPx}
          y={yPx}
          dy="0.35em"
          opacity={opacityOf(key, focus)}
          data-band-name={key}
        >
          {name}
        </text>
      ))}
    </g>
  );
}

// VictoryChart asks its children for their data to find a domain; ours is given.
BandNames.getData = () => [];

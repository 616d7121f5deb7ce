import type { CSSProperties, ReactElement } from 'react';
import type { MapScale } from '../chart/map/scale.ts';
import styles from './region-table.module.css';

export interface ValueBarProps {
  readonly amount: number;
  readonly scale: MapScale;
}

/** A figure as a length within its cell, on the scale of the map; a balance has its zero in the middle. */
export function ValueBar({ amount, scale }: ValueBarProps): ReactElement {
  const most = scale.classes.at(-1)?.to ?? 1;
  const share = Math.min(1, Math.abs(amount) / most);
  const side = scale.diverging ? (amount < 0 ? 'export' : 'import') : 'one';
  return (
    <span
      className={styles.bar}
      data-side={side}
      style={{ '--share': share } as CSSProperties}
      aria-hidden="true"
    />
  );
}

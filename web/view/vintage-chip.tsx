import type { Vintage } from '@courant/core/domain';
import type { ReactElement } from 'react';
import { useText } from '../text/use-text.ts';
import styles from './vintage-chip.module.css';

/** How final a figure is, in words; one of real time is provisional. */
export function VintageChip({ vintage }: { vintage: Vintage }): ReactElement {
  const { text } = useText();
  return (
    <span className={styles.chip} data-vintage={vintage} title={text(`${vintage}_why`)}>
      {text(vintage === 'REAL_TIME' ? 'provisionalRecord' : vintage)}
    </span>
  );
}

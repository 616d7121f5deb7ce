import { VINTAGES } from '@courant/core/domain';
import type { ReactElement } from 'react';
import type { Stack } from '../chart/stack.ts';
import type { SeriesSet } from '../data/series-set.ts';
import { isRepeatedTime } from '../text/format.ts';
import { useText } from '../text/use-text.ts';
import styles from './area-page.module.css';

/** What the chart's figures are: means over which bucket, on which clock, of which vintages. */
export function ChartFacts({ set, stack }: { set: SeriesSet; stack: Stack }): ReactElement {
  const { text } = useText();
  const vintages = VINTAGES.filter((vintage) => set.vintages.some((span) => span.vintage === vintage));
  return (
    <div className={styles.facts}>
      <span>
        {text('meanOf', { what: text(`view_${set.view}`), bucket: text(set.resolution) })} ·{' '}
        {text('parisTime')}
        {stack.starts.some(isRepeatedTime) && ` (${text('utcOffsets')})`}
      </span>
      <ul className={styles.vintages} aria-label={text('quality')}>
        {vintages.map((vintage) => (
          <li key={vintage}>
            <span className={styles.vintage} data-vintage={vintage} />
            <span>
              {text(vintage)}
              {text('colon')}
              {text(`${vintage}_why`)}
            </span>
          </li>
        ))}
        {stack.incomplete.includes(true) && (
          <li>
            <span className={styles.vintage} data-vintage="INCOMPLETE" />
            {text('incompleteSlots')}
          </li>
        )}
      </ul>
    </div>
  );
}

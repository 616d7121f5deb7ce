import type { ReactElement, ReactNode } from 'react';
import { useText } from '../text/use-text.ts';
import styles from './waiting.module.css';

/**
 * A part of the page before its data: its content takes its final place, and but for titles is neither seen nor read.
 * What comes later then moves nothing.
 */
export function Waiting({ until, children }: { until: boolean; children: ReactNode }): ReactElement {
  const { text } = useText();
  if (until) return <>{children}</>;
  return (
    <div className={styles.frame} aria-busy="true">
      <p className={styles.word} role="status">
        {text('loading')}
      </p>
      <div className={styles.content}>{children}</div>
    </div>
  );
}

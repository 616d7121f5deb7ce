import type { ReactElement, ReactNode } from 'react';
import type { Latest } from '../data/use-latest.ts';
import { useText } from '../text/use-text.ts';
import styles from './panel.module.css';

/** Stands where there is no data to show: why, and a button to retry where retrying may help. */
export function Notice({ children, onRetry }: { children: ReactNode; onRetry?: () => void }): ReactElement {
  const { text } = useText();
  return (
    <div className={styles.notice}>
      <p>{children}</p>
      {onRetry && (
        <button type="button" className={styles.button} onClick={onRetry}>
          {text('retry')}
        </button>
      )}
    </div>
  );
}

/** Why there is no latest reading: the API does not answer, has not yet answered, or has none. */
export function LatestNotice({ latest }: { latest: Latest }): ReactElement {
  const { text } = useText();
  if (latest.hasError) return <Notice onRetry={latest.retry}>{text('failed')}</Notice>;
  return <Notice>{text(latest.loading ? 'loading' : 'empty')}</Notice>;
}

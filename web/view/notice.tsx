import type { ReactElement, ReactNode } from 'react';
import { useText } from '../text/use-text.ts';
import styles from './panel.module.css';

/** A state without data that says what to do, with the way out where there is one. */
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

import type { ReactElement } from 'react';
import { useText } from '../text/use-text.ts';
import own from './history-panel.module.css';
import panel from './panel.module.css';

export interface WindowStateProps {
  /** Whether the window that is shown is not the chosen one. */
  readonly isStale: boolean;
  readonly hasError: boolean;
  readonly names: { readonly shown: string; readonly chosen: string };
  readonly onRetry: () => void;
}

/** Which window is shown where it is not the chosen one, and that the API does not answer. */
export function WindowState({ isStale, hasError, names, onRetry }: WindowStateProps): ReactElement | null {
  const { text } = useText();
  if (hasError) {
    return (
      <div className={own.alert} role="alert">
        <span>{isStale ? text('failedWindow', names) : text('failed')}</span>
        <button type="button" className={panel.button} onClick={onRetry}>
          {text('retry')}
        </button>
      </div>
    );
  }
  if (!isStale) return null;
  return (
    <div className={own.frame}>
      <p className={own.still} role="status">
        {text('stillShown', names)}
      </p>
    </div>
  );
}

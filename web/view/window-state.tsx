import type { ReactElement } from 'react';
import { useText } from '../text/use-text.ts';
import own from './history-panel.module.css';
import { FailureAlert, type FailureProps } from './refused.tsx';

export interface WindowStateProps {
  /** Whether the window that is shown is not the chosen one. */
  readonly isStale: boolean;
  /** That the last request failed, and what the API said. */
  readonly failure: Pick<FailureProps, 'by'> | null;
  readonly names: { readonly shown: string; readonly chosen: string };
  readonly onRetry: () => void;
}

/** Which window is shown where it is not the chosen one, and that the API does not answer. */
export function WindowState({ isStale, failure, names, onRetry }: WindowStateProps): ReactElement | null {
  const { text } = useText();
  if (failure) {
    return (
      <FailureAlert by={failure.by} onRetry={onRetry}>
        {isStale && text('failedWindow', names)}
      </FailureAlert>
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

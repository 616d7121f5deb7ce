import type { ReactElement, ReactNode } from 'react';
import type { Answer } from '../data/use-answer.ts';
import { useText } from '../text/use-text.ts';
import styles from './answer-frame.module.css';
import { Failed, FailureAlert } from './refused.tsx';

export interface AnswerFrameProps<T> {
  readonly of: Answer<T>;
  /** Room for what is to come. */
  readonly minHeightPx: number;
  readonly children: (answer: T) => ReactNode;
}

/**
 * What is drawn of an answer; before there is one, that it is on its way. Where the API does not answer, an answer that was
 * there stays, and it is said.
 */
export function AnswerFrame<T>({ of, minHeightPx, children }: AnswerFrameProps<T>): ReactElement {
  const { text } = useText();
  const { answer, isStale, hasError, failure, retry } = of;
  if (answer === null && hasError) return <Failed by={failure} onRetry={retry} />;
  if (answer === null) {
    return (
      <p className={styles.waiting} style={{ minHeight: minHeightPx }} role="status">
        {text('loading')}
      </p>
    );
  }
  return (
    <div className={styles.shown} style={{ minHeight: minHeightPx }} data-stale={isStale} aria-busy={isStale}>
      {hasError && <FailureAlert by={failure} onRetry={retry} />}
      {isStale && !hasError && (
        <p className={styles.word} role="status">
          {text('loading')}
        </p>
      )}
      {children(answer)}
    </div>
  );
}

import type { ReactElement } from 'react';
import { useText } from '../text/use-text.ts';
import styles from './range-toolbar.module.css';

export interface PeriodStepsProps<T> {
  /** The period before and after; null where there is none. */
  readonly before: T | null;
  readonly after: T | null;
  readonly onGo: (to: T) => void;
}

/** To the period before and to the one after. */
export function PeriodSteps<T>({ before, after, onGo }: PeriodStepsProps<T>): ReactElement {
  const { text } = useText();
  const steps = [
    { label: text('before'), sign: '‹', to: before },
    { label: text('after'), sign: '›', to: after },
  ];
  return (
    <div className={styles.steps}>
      {steps.map(({ label, sign, to }) => (
        <button
          key={sign}
          type="button"
          aria-label={label}
          title={label}
          disabled={to === null}
          onClick={() => to !== null && onGo(to)}
        >
          {sign}
        </button>
      ))}
    </div>
  );
}

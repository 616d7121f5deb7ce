import type { ReactElement } from 'react';
import styles from '../map-panel.module.css';

export interface SegmentsProps<T extends string | number> {
  readonly label: string;
  readonly chosen: T;
  readonly options: readonly T[];
  readonly nameOf: (option: T) => string;
  readonly onChoose: (option: T) => void;
}

/** A few options side by side, of which one is chosen. */
export function Segments<T extends string | number>(props: SegmentsProps<T>): ReactElement {
  const { label, chosen, options, nameOf, onChoose } = props;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a group of switches, not a form
    <div className={styles.choice} role="group" aria-label={label}>
      {options.map((option) => (
        <button key={option} type="button" aria-pressed={option === chosen} onClick={() => onChoose(option)}>
          {nameOf(option)}
        </button>
      ))}
    </div>
  );
}

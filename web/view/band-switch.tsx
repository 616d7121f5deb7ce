import type { KeyboardEvent, MouseEvent, ReactElement } from 'react';
import type { BandRow } from '../chart/readout.ts';
import { useText } from '../text/use-text.ts';
import { bandBackground } from '../theme/measure-colour.ts';
import styles from './readout.module.css';

export interface BandSwitchProps {
  readonly row: BandRow;
  readonly onToggle: () => void;
  readonly onIsolate: () => void;
}

/** Swatch and name of a band: a click hides it, a double click shows it alone; so do Enter and Shift with Enter. */
export function BandSwitch({ row, onToggle, onIsolate }: BandSwitchProps): ReactElement {
  const { text } = useText();
  const isShown = row.figures !== null;
  const choose = (event: MouseEvent) => {
    // The second click of a double click: the first one has toggled, which being alone does not depend on.
    const isDouble = event.detail === 2;
    if (isDouble || event.shiftKey) onIsolate();
    else onToggle();
  };
  const isolateByKey = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !event.shiftKey) return;
    event.preventDefault();
    onIsolate();
  };
  return (
    <button
      type="button"
      className={styles.switch}
      aria-pressed={isShown}
      title={text('bandKeys')}
      onClick={choose}
      onKeyDown={isolateByKey}
    >
      <span className={styles.swatch} style={{ background: isShown ? bandBackground(row.key) : 'none' }} />
      {row.isTaken && (
        <span className={styles.sign} aria-hidden="true">
          −
        </span>
      )}
      <span className={styles.name}>{row.label}</span>
    </button>
  );
}

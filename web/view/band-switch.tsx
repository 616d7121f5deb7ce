import type { KeyboardEvent, MouseEvent, ReactElement } from 'react';
import type { BandRow } from '../chart/readout.ts';
import { useText } from '../text/use-text.ts';
import { bandBackground } from '../theme/measure-colour.ts';
import styles from './readout.module.css';
import type { ReadoutRowsProps } from './readout-rows.ts';

export interface BandSwitchProps
  extends Pick<ReadoutRowsProps, 'onToggle' | 'onIsolate' | 'isOpen' | 'onOpen'> {
  readonly row: BandRow;
}

/**
 * Swatch and name of a row: a click hides it, a double click shows it alone; so do Enter and Shift with Enter. A row that
 * adds up others has a button that opens it.
 */
export function BandSwitch({ row, onToggle, onIsolate, isOpen, onOpen }: BandSwitchProps): ReactElement {
  const { text } = useText();
  const isShown = row.figures !== null;
  const isPartly = isShown && row.parts.some(({ figures }) => figures === null);
  const choose = (event: MouseEvent) => {
    // The second click of a double click: the first one has toggled, which being alone does not depend on.
    const isDouble = event.detail === 2;
    if (isDouble || event.shiftKey) onIsolate(row.bands);
    else onToggle(row.bands);
  };
  const isolateByKey = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !event.shiftKey) return;
    event.preventDefault();
    onIsolate(row.bands);
  };
  return (
    <span className={styles.row}>
      <button
        type="button"
        className={styles.switch}
        aria-pressed={isPartly ? 'mixed' : isShown}
        title={`${row.label}. ${text('bandKeys')}`}
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
      {row.parts.length > 0 && (
        <button
          type="button"
          className={styles.open}
          aria-expanded={isOpen}
          aria-label={text('storageParts')}
          onClick={onOpen}
        >
          <span aria-hidden="true">{isOpen ? '▾' : '▸'}</span>
        </button>
      )}
    </span>
  );
}

import type { ReactElement } from 'react';
import { ZOOMS, type Zoom } from '../data/zoom.ts';
import { useText } from '../text/use-text.ts';
import styles from './area-page.module.css';

export interface ZoomPickerProps {
  /** Null where the window has dates. */
  readonly zoom: Zoom | null;
  /** Which there are to choose from; left out, all. */
  readonly zooms?: readonly Zoom[];
  readonly onChoose: (zoom: Zoom) => void;
}

/** The windows that end now. */
export function ZoomPicker({ zoom, zooms = ZOOMS, onChoose }: ZoomPickerProps): ReactElement {
  const { text } = useText();
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out as one bar in every browser
    <div className={styles.zooms} role="group" aria-label={text('window')}>
      {zooms.map((each) => (
        <button
          key={each}
          type="button"
          aria-pressed={each === zoom}
          title={text(`zoom${each}Long`)}
          onClick={() => onChoose(each)}
        >
          {text(`zoom${each}`)}
        </button>
      ))}
    </div>
  );
}

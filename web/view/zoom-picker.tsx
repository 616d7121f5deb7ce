import type { ReactElement } from 'react';
import { ZOOMS, type Zoom } from '../data/zoom.ts';
import { useText } from '../text/use-text.ts';
import styles from './area-page.module.css';

/** The windows to choose from. */
export function ZoomPicker({ zoom, onChoose }: { zoom: Zoom; onChoose: (zoom: Zoom) => void }): ReactElement {
  const { text } = useText();
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out as one bar in every browser
    <div className={styles.zooms} role="group" aria-label={text('window')}>
      {ZOOMS.map((each) => (
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

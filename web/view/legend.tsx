import { MEASURE_FACTS } from '@courant/core/domain';
import type { ReactElement } from 'react';
import { bandLabel } from '../chart/band-label.ts';
import type { BandKey } from '../chart/stack.ts';
import { useText } from '../text/use-text.ts';
import { bandBackground, MEASURE_COLOUR } from '../theme/measure-colour.ts';
import styles from './area-page.module.css';

export interface LegendProps {
  readonly bands: readonly BandKey[];
  readonly hidden: ReadonlySet<BandKey>;
  readonly onChange: (hidden: ReadonlySet<BandKey>) => void;
}

/** The bands in the order of the stack, each with a switch; the consumption line has none. */
export function Legend({ bands, hidden, onChange }: LegendProps): ReactElement {
  const { lang, text } = useText();
  return (
    // biome-ignore lint/a11y/useSemanticElements: a group of switches, not a form
    <div className={styles.legend} role="group" aria-label={text('legend')}>
      <span className={styles.fixed}>
        <span className={styles.lineSwatch} style={{ background: MEASURE_COLOUR.CONSUMPTION }} />
        {MEASURE_FACTS.CONSUMPTION.label[lang]}
      </span>
      {bands.map((band) => (
        <button
          key={band}
          type="button"
          aria-pressed={!hidden.has(band)}
          onClick={() => onChange(toggled(hidden, band))}
        >
          <span
            className={styles.swatch}
            style={{ background: hidden.has(band) ? 'none' : bandBackground(band) }}
          />
          {bandLabel(band, lang)}
        </button>
      ))}
    </div>
  );
}

function toggled(hidden: ReadonlySet<BandKey>, band: BandKey): ReadonlySet<BandKey> {
  const next = new Set(hidden);
  if (!next.delete(band)) next.add(band);
  return next;
}

import { MEASURE_FACTS } from '@courant/core/domain';
import type { ReactElement } from 'react';
import { bandLabel } from '../../chart/band-label.ts';
import { BAND_KEYS, leavesArea, legendRows } from '../../chart/stack.ts';
import { useText } from '../../text/use-text.ts';
import { bandBackground, MEASURE_COLOUR } from '../../theme/measure-colour.ts';
import day from '../day-panel.module.css';
import styles from './live.module.css';

const ROWS = legendRows(BAND_KEYS);

/** What each colour of the stack is. All bands have a name from the first, so that none moves the page when it comes. */
export function StackLegend(): ReactElement {
  const { lang } = useText();
  return (
    <ul className={styles.legend}>
      <li>
        <span className={day.line} style={{ background: MEASURE_COLOUR.CONSUMPTION }} />
        {MEASURE_FACTS.CONSUMPTION.label[lang]}
      </li>
      {ROWS.map((key) => (
        <li key={key}>
          <span className={day.swatch} style={{ background: bandBackground(key) }} />
          {`${key !== 'STORAGE' && leavesArea(key) ? '− ' : ''}${bandLabel(key, lang)}`}
        </li>
      ))}
    </ul>
  );
}

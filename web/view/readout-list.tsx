import type { ReactElement } from 'react';
import { consumptionLabel, type ReadoutFigures } from '../chart/readout.ts';
import { useText } from '../text/use-text.ts';
import { MEASURE_COLOUR } from '../theme/measure-colour.ts';
import { BandSwitch } from './band-switch.tsx';
import styles from './readout.module.css';
import { focusHandlers, isPart, type ReadoutRowsProps, shownRows } from './readout-rows.ts';

/** The readout where it is narrow: an entry a band, in two columns. */
export function ReadoutList(props: ReadoutRowsProps): ReactElement {
  const { readout, againstName, onFocus } = props;
  const { lang, text } = useText();
  const { units, consumption, against, total } = readout;
  return (
    <ul className={styles.list}>
      <li {...focusHandlers('CONSUMPTION', onFocus)}>
        <span className={styles.fixed}>
          <span className={styles.lineSwatch} style={{ background: MEASURE_COLOUR.CONSUMPTION }} />
          {consumptionLabel(lang)}
        </span>
        <Figures figures={consumption} units={units} />
      </li>
      <li title={text('totalHint')}>
        <span className={styles.fixed}>{text(readout.isPartial ? 'totalShown' : 'total')}</span>
        <Figures figures={total} units={units} />
      </li>
      {against && (
        <>
          <li>
            <span className={styles.fixed}>
              <span className={styles.dashSwatch} />
              <span className={styles.name}>{againstName}</span>
            </span>
            <Figures figures={against.figures} units={units} />
          </li>
          <li className={styles.difference}>
            <span className={styles.fixed}>{text('difference')}</span>
            <Figures figures={against.difference} units={units} />
          </li>
        </>
      )}
      {shownRows(props).map((row) => (
        <li key={row.key} {...focusHandlers(row.key, onFocus)} data-part={isPart(row, props)}>
          <BandSwitch row={row} {...props} />
          {row.figures && <Figures figures={row.figures} units={units} />}
        </li>
      ))}
    </ul>
  );
}

interface FiguresProps {
  readonly figures: ReadoutFigures;
  readonly units: ReadoutRowsProps['readout']['units'];
}

/** The figure of the slot, then those of the window. */
function Figures({ figures, units }: FiguresProps): ReactElement {
  const { text } = useText();
  const { mean, energy, share } = figures;
  const window = [mean && `${text('meanColumn')} ${mean}`, energy && `${energy}\u00a0${units.energy}`].filter(
    Boolean,
  );
  return (
    <>
      <span className={styles.amounts}>
        <strong>
          {figures.slot}&nbsp;{units.slot}
        </strong>
        {share && <span>{share}&nbsp;%</span>}
      </span>
      {window.length > 0 && <span className={styles.window}>{window.join(' · ')}</span>}
    </>
  );
}

import type { ReactElement, ReactNode } from 'react';
import { consumptionLabel, type ReadoutFigures } from '../chart/readout.ts';
import { useText } from '../text/use-text.ts';
import { MEASURE_COLOUR } from '../theme/measure-colour.ts';
import { BandSwitch } from './band-switch.tsx';
import styles from './readout.module.css';
import { focusHandlers, isPart, type ReadoutRowsProps, shownRows } from './readout-rows.ts';

/** The readout as a table: figures under each other, and the total below. */
export function ReadoutTable(props: ReadoutRowsProps): ReactElement {
  const { readout, onFocus } = props;
  const { lang, text } = useText();
  const { units, consumption, against, total } = readout;
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col">
            <span className="visually-hidden">{text('bandColumn')}</span>
          </th>
          <th scope="col">{units.slot}</th>
          {units.mean && (
            <th scope="col" title={`${text('meanColumnLong')}, ${units.mean}`}>
              {text('meanColumn')}
              {units.mean !== units.slot && ` ${units.mean}`}
            </th>
          )}
          {units.energy && <th scope="col">{units.energy}</th>}
          {units.energy && (
            <th scope="col" title={text('shareColumnLong')}>
              %
            </th>
          )}
        </tr>
      </thead>
      <tbody>
        <tr {...focusHandlers('CONSUMPTION', onFocus)}>
          <th scope="row">
            <span className={styles.fixed}>
              <span className={styles.lineSwatch} style={{ background: MEASURE_COLOUR.CONSUMPTION }} />
              {consumptionLabel(lang)}
            </span>
          </th>
          <Cells figures={consumption} units={units} />
        </tr>
        {against && <AgainstRows {...props} />}
        {shownRows(props).map((row) => (
          <tr key={row.key} {...focusHandlers(row.key, onFocus)} data-part={isPart(row, props)}>
            <th scope="row">
              <BandSwitch row={row} {...props} />
            </th>
            <Cells figures={row.figures} units={units} />
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row" title={text('totalHint')}>
            {text(readout.isPartial ? 'totalShown' : 'total')}
          </th>
          <Cells figures={total} units={units} />
        </tr>
      </tfoot>
    </table>
  );
}

/** The other period's consumption, and by how much the window's differs from it. */
function AgainstRows({ readout: { against, units }, againstName }: ReadoutRowsProps): ReactNode {
  const { text } = useText();
  if (!against) return null;
  return (
    <>
      <tr>
        <th scope="row">
          <span className={styles.fixed}>
            <span className={styles.dashSwatch} />
            <span className={styles.name}>{againstName}</span>
          </span>
        </th>
        <Cells figures={against.figures} units={units} />
      </tr>
      <tr className={styles.difference}>
        <th scope="row">
          <span className={styles.fixed}>
            <span className={styles.noSwatch} />
            {text('difference')}
          </span>
        </th>
        <Cells figures={against.difference} units={units} />
      </tr>
    </>
  );
}

interface CellsProps {
  /** Null of a band that is hidden: its cells are empty. */
  readonly figures: ReadoutFigures | null;
  readonly units: ReadoutRowsProps['readout']['units'];
}

function Cells({ figures, units }: CellsProps): ReactNode {
  return (
    <>
      <td>{figures?.slot}</td>
      {units.mean && <td>{figures?.mean}</td>}
      {units.energy && <td>{figures?.energy}</td>}
      {units.energy && <td>{figures?.share}</td>}
    </>
  );
}

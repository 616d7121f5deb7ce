import type { ReactElement } from 'react';
import { type CsvColumn, csvOf } from '../../data/csv.ts';
import { saveFile } from '../../data/save-file.ts';
import { useText } from '../../text/use-text.ts';
import panel from '../panel.module.css';
import { savedName } from '../saved-name.ts';
import styles from './compare.module.css';
import type { CompareState } from './compare-state.ts';

export interface CsvButtonProps {
  readonly state: Pick<CompareState, 'measure'>;
  readonly columnsOf: () => readonly CsvColumn[];
}

/** Saves the figures of a comparison as a file. */
export function CsvButton({ state, columnsOf }: CsvButtonProps): ReactElement {
  const { lang, text } = useText();
  const save = () =>
    saveFile(
      new Blob([csvOf(columnsOf(), lang)], { type: 'text/csv' }),
      savedName([state.measure.toLowerCase()], 'csv'),
    );
  return (
    <p className={styles.save}>
      <button data-screen-only type="button" className={panel.button} onClick={save}>
        {text('asCsv')}
      </button>
    </p>
  );
}

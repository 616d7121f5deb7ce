import type { ReactElement } from 'react';
import { type CsvColumn, csvOf } from '../../data/csv.ts';
import { saveFile } from '../../data/save-file.ts';
import { useText } from '../../text/use-text.ts';
import panel from '../panel.module.css';

/** Saves the figures of a comparison as a file. */
export function CsvButton({ columnsOf }: { columnsOf: () => readonly CsvColumn[] }): ReactElement {
  const { lang, text } = useText();
  const save = () => saveFile(new Blob([csvOf(columnsOf(), lang)], { type: 'text/csv' }), 'courant.csv');
  return (
    <p>
      <button type="button" className={panel.button} onClick={save}>
        {text('asCsv')}
      </button>
    </p>
  );
}

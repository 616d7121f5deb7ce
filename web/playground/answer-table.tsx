import { type ReactElement, useState } from 'react';
import { type AnswerSet, tsvText } from './answer-columns.ts';
import { CopyButtons } from './copy-buttons.tsx';
import styles from './playground.module.css';

const PAGE_ROWS = 200;

/** The columns of an answer beside their starts. */
export function AnswerTable({ set }: { readonly set: AnswerSet }): ReactElement {
  const [rows, setRows] = useState(PAGE_ROWS);
  const { name, starts, columns } = set;
  const shown = starts.slice(0, rows);
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable without a mouse */}
      <section className={styles.scroll} tabIndex={0} aria-label={`Table of ${name}`}>
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">start</th>
              {columns.map(({ label, unit }) => (
                <th key={label} scope="col">
                  {label} <span className={styles.unit}>{unit}</span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map((start, slot) => (
              <tr key={start}>
                <th scope="row">{start}</th>
                {columns.map(({ label, values }) => (
                  <td key={label}>{values[slot] ?? '–'}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <div className={styles.bar}>
        <span>
          {shown.length} of {starts.length} rows
        </span>
        {shown.length < starts.length && (
          <button type="button" onClick={() => setRows(rows + PAGE_ROWS)}>
            More rows
          </button>
        )}
        <CopyButtons texts={{ table: () => tsvText(set) }} of={set} />
      </div>
    </>
  );
}

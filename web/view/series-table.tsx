import { MEASURE_FACTS } from '@courant/core/domain';
import { type ReactElement, useState } from 'react';
import { bandLabel } from '../chart/band-label.ts';
import { incompleteText } from '../chart/incomplete-text.ts';
import type { Stack } from '../chart/stack.ts';
import { type SeriesSet, vintageAt } from '../data/series-set.ts';
import { bucketParts, formatCount } from '../text/format.ts';
import { formatAmount } from '../text/format-view.ts';
import { useText } from '../text/use-text.ts';
import styles from './area-page.module.css';
import panel from './panel.module.css';

const PAGE_ROWS = 96;

/** All the figures of the chart as a table, newest first. */
export function SeriesTable({ set, stack }: { set: SeriesSet; stack: Stack }): ReactElement {
  const { lang, text } = useText();
  const [rows, setRows] = useState(PAGE_ROWS);
  const total = stack.starts.length;
  const caption = text('tableCaption', { what: text(`view_${stack.view}`) });
  const slots = Array.from({ length: Math.min(rows, total) }, (_, i) => total - 1 - i);
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable without a mouse */}
      <section className={styles.scroll} tabIndex={0} aria-label={caption}>
        <table className={styles.table}>
          <caption className="visually-hidden">{caption}</caption>
          <thead>
            <tr>
              <th scope="col">{text('intervalStart')}</th>
              <th scope="col">{MEASURE_FACTS.CONSUMPTION.label[lang]}</th>
              {stack.bands.map(({ key }) => (
                <th key={key} scope="col">
                  {bandLabel(key, lang)}
                </th>
              ))}
              <th scope="col">{text('vintage')}</th>
            </tr>
          </thead>
          <tbody>
            {slots.map((slot) => (
              <SlotRow key={stack.starts[slot]} set={set} stack={stack} slot={slot} />
            ))}
          </tbody>
        </table>
      </section>
      <div className={styles.links}>
        <span>
          {text('tableRows', { shown: formatCount(slots.length, lang), total: formatCount(total, lang) })}
        </span>
        {slots.length < total && (
          <button type="button" className={panel.button} onClick={() => setRows(rows + PAGE_ROWS)}>
            {text('moreRows')}
          </button>
        )}
      </div>
    </>
  );
}

function SlotRow({ set, stack, slot }: { set: SeriesSet; stack: Stack; slot: number }): ReactElement {
  const { lang, text } = useText();
  const start = stack.starts[slot] ?? 0;
  const end = stack.ends[slot] ?? start;
  const [date, times] = bucketParts(start, end, stack.resolution, lang);
  const quality = stack.gaps[slot] ?? vintageAt(set, start);
  const lack = incompleteText(stack, slot, lang);
  return (
    <tr>
      <th scope="row">
        {date}
        {times && (
          <>
            , <span className={styles.times}>{times}</span>
          </>
        )}
      </th>
      <td>{formatAmount(stack.consumptionMw[slot] ?? null, stack.view, lang)}</td>
      {stack.bands.map(({ key, own }) => (
        <td key={key}>{formatAmount(own[slot] ?? null, stack.view, lang)}</td>
      ))}
      <td>{[quality && text(quality), lack].filter(Boolean).join(' · ')}</td>
    </tr>
  );
}

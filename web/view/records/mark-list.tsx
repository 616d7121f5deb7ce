import type { StoredMeasure } from '@courant/core/domain';
import type { ReactElement } from 'react';
import { Link } from 'wouter';
import { amountFormat } from '../../text/amount-format.ts';
import { formatFullMoment } from '../../text/format.ts';
import { RECORDS_TEXTS } from '../../text/texts-records.ts';
import { useTextWith } from '../../text/use-text.ts';
import type { PageState } from '../use-page-state.ts';
import { VintageChip } from '../vintage-chip.tsx';
import { type Mark, stepText } from './marks.ts';
import styles from './records.module.css';
import type { RecordsState } from './records-state.ts';

export interface MarkListProps {
  readonly page: PageState<RecordsState>;
  readonly marks: readonly Mark[];
  readonly chosen: Mark;
  readonly measure: StoredMeasure;
}

/** The marks in words, latest first; each leads to its week. */
export function MarkList({ page, marks, chosen, measure }: MarkListProps): ReactElement {
  const { lang, text } = useTextWith(RECORDS_TEXTS);
  const format = amountFormat(measure, 'POWER', lang);
  const latestFirst = marks.map((mark, i) => ({ mark, before: marks[i - 1] })).reverse();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable without a mouse
    <section className={styles.marks} tabIndex={0} aria-label={text('marks')}>
      <ol>
        {latestFirst.map(({ mark, before }) => (
          <li key={mark.start}>
            <Link
              href={page.hrefOf({ mark: `${new Date(mark.start).toISOString().slice(0, 16)}Z` })}
              aria-current={mark === chosen ? 'true' : undefined}
              replace
            >
              {formatFullMoment(mark.start, lang)}
            </Link>
            <strong>{format.full(mark.value)}</strong>
            <span>{before && text('further', { by: stepText(mark, before, lang) })}</span>
            <VintageChip vintage={mark.vintage} />
          </li>
        ))}
      </ol>
    </section>
  );
}

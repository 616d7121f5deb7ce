import { MEASURE_FACTS, type StoredMeasure } from '@courant/core/domain';
import type { ReactElement } from 'react';
import { Link } from 'wouter';
import type { RecordKind } from '../../gql/graphql.ts';
import { amountFormat } from '../../text/amount-format.ts';
import { formatFullDay, formatFullMoment } from '../../text/format.ts';
import { RECORDS_TEXTS } from '../../text/texts-records.ts';
import { useTextWith } from '../../text/use-text.ts';
import type { PageState } from '../use-page-state.ts';
import { VintageChip } from '../vintage-chip.tsx';
import { kindName, type RecordOf, stepText } from './marks.ts';
import styles from './records.module.css';
import type { RecordsState } from './records-state.ts';

const KINDS: readonly RecordKind[] = ['MAX', 'MIN'];

export interface RecordTableProps {
  readonly page: PageState<RecordsState>;
  readonly records: ReadonlyMap<StoredMeasure, readonly RecordOf[]>;
}

/** A row for each measure: its highest and its lowest half-hour, each with the record that it broke. */
export function RecordTable({ page, records }: RecordTableProps): ReactElement {
  const { lang, text } = useTextWith(RECORDS_TEXTS);
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col">{text('measure')}</th>
          {KINDS.map((kind) => (
            <th key={kind} scope="col">
              {text(`kind_${kind}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {[...records].map(([measure, both]) => (
          <tr key={measure}>
            <th scope="row">{MEASURE_FACTS[measure].label[lang]}</th>
            {KINDS.map((kind) => {
              const record = both.find((each) => each.kind === kind);
              return <td key={kind}>{record && <RecordCell page={page} record={record} />}</td>;
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function RecordCell({ page, record }: { page: RecordTableProps['page']; record: RecordOf }): ReactElement {
  const { lang, text } = useTextWith(RECORDS_TEXTS);
  const { measure, kind, value, start, vintage, previous } = record;
  const format = amountFormat(measure, 'POWER', lang);
  const isOpen = page.state.measure === measure && page.state.kind === kind;
  return (
    <div className={styles.record} data-open={isOpen}>
      <span className={styles.kind}>{kindName(measure, kind, value, lang)}</span>
      <Link
        href={page.hrefOf({ measure, kind, mark: null })}
        aria-current={isOpen ? 'true' : undefined}
        onClick={() => window.scrollTo({ top: 0 })}
      >
        <strong>{format.full(value)}</strong>
      </Link>{' '}
      <VintageChip vintage={vintage} />
      <span className={styles.when}>{formatFullMoment(start, lang)}</span>
      <span className={styles.when}>
        {previous
          ? text('broke', {
              value: format.full(previous.value),
              when: formatFullDay(previous.start, lang),
              by: stepText(record, previous, lang),
            })
          : text('firstMark')}
      </span>
    </div>
  );
}

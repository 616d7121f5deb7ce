import { AREAS, isStored, type StoredMeasure } from '@courant/core/domain';
import { type ReactElement, useState } from 'react';
import { Link } from 'wouter';
import { useAnswer } from '../../data/use-answer.ts';
import { TopRecordsDocument } from '../../gql/document/area-cards.ts';
import type { TopRecordsQuery } from '../../gql/graphql.ts';
import { amountFormat } from '../../text/amount-format.ts';
import { formatFullDay, formatFullMoment } from '../../text/format.ts';
import { AREA_CARD_TEXTS } from '../../text/texts-area-card.ts';
import { RECORDS_TEXTS } from '../../text/texts-records.ts';
import { useText, useTextWith } from '../../text/use-text.ts';
import { AnswerFrame } from '../answer-frame.tsx';
import styles from '../area-cards.module.css';
import { Notice } from '../notice.tsx';
import panel from '../panel.module.css';
import { kindName } from '../records/marks.ts';
import { RECORDS_FORM } from '../records/records-state.ts';
import { pageSearch } from '../use-page-state.ts';
import { VintageChip } from '../vintage-chip.tsx';
import { CardMeasure } from './card-measure.tsx';
import type { CardProps } from './card-props.ts';

const OWN_TEXTS = { ...AREA_CARD_TEXTS, noRecords: RECORDS_TEXTS.noRecords };

const MIN_HEIGHT_PX = 220;

/** The record of a measure and the two that it broke. */
export default function RecordsCard({ area, url }: CardProps): ReactElement {
  const { lang, text } = useTextWith(AREA_CARD_TEXTS);
  const [measure, setMeasure] = useState<StoredMeasure>('CONSUMPTION');
  const answered = useAnswer(TopRecordsDocument, { area, measure });
  const search = url.state.lang ? `?lang=${url.state.lang}` : '';
  const words = RECORDS_FORM.words({ area, period: 'ALL_TIME', measure: null, kind: 'MAX', mark: null });
  return (
    <>
      <div className={styles.choices}>
        <CardMeasure area={area} measure={measure} onChoose={setMeasure} />
      </div>
      <AnswerFrame of={answered} minHeightPx={MIN_HEIGHT_PX}>
        {(answer) => <TopRecords answer={answer} />}
      </AnswerFrame>
      <p>
        <Link href={`/records${pageSearch(words, search)}`}>
          {text('allRecords', { area: AREAS[area].name[lang] })}
        </Link>
      </p>
    </>
  );
}

/** The highest; of an exchange the furthest of both sides. */
function TopRecords({ answer }: { answer: TopRecordsQuery }): ReactElement {
  const { lang, text } = useTextWith(OWN_TEXTS);
  const { earliest } = answer.freshness;
  const shown = answer.records.filter(({ kind, measure }) => kind === 'MAX' || measure === 'EXCHANGE');
  if (shown.length === 0 || earliest === null) return <Notice>{text('noRecords')}</Notice>;
  return (
    <>
      <p className={panel.soft}>
        {text('topRecordsWhy', { when: formatFullDay(Date.parse(earliest), lang) })}
      </p>
      {shown.map((record) => (
        <TopThree key={record.kind} record={record} />
      ))}
    </>
  );
}

function TopThree({ record }: { record: TopRecordsQuery['records'][number] }): ReactElement | null {
  const { lang } = useText();
  const { measure, kind, value, history } = record;
  if (!isStored(measure)) return null;
  const format = amountFormat(measure, 'POWER', lang);
  return (
    <>
      <h3 className={styles.kind}>{kindName(measure, kind, value, lang)}</h3>
      <ol className={styles.marks}>
        {[record, ...history].map((mark) => (
          <li key={mark.start}>
            <strong>{format.full(mark.value)}</strong> <VintageChip vintage={mark.vintage} />
            <span className={panel.soft}>{formatFullMoment(Date.parse(mark.start), lang)}</span>
          </li>
        ))}
      </ol>
    </>
  );
}

import { AREAS } from '@courant/core/domain';
import type { ReactElement } from 'react';
import { useAnswer } from '../../data/use-answer.ts';
import { RecordsDocument } from '../../gql/document/records.ts';
import { formatFullDay } from '../../text/format.ts';
import { RECORDS_TEXTS } from '../../text/texts-records.ts';
import { useTextWith } from '../../text/use-text.ts';
import { AnswerFrame } from '../answer-frame.tsx';
import { AreaSelect } from '../area-select.tsx';
import { ErrorBoundary } from '../error-boundary.tsx';
import { Notice } from '../notice.tsx';
import panel from '../panel.module.css';
import bar from '../range-toolbar.module.css';
import { Choice } from '../select-choice.tsx';
import { usePageState } from '../use-page-state.ts';
import { recordsByMeasure } from './marks.ts';
import { RecordDetail } from './record-detail.tsx';
import { RecordTable } from './record-table.tsx';
import { RECORD_PERIODS, RECORDS_FORM } from './records-state.ts';

const TABLE_HEIGHT_PX = 760;

/** The highest and the lowest of each measure, and how it came to that. */
export default function RecordsPage(): ReactElement {
  const { lang, text } = useTextWith(RECORDS_TEXTS);
  const page = usePageState(RECORDS_FORM);
  const { area, period } = page.state;
  const answered = useAnswer(RecordsDocument, { area, period });
  const title = text('recordsOf', { area: AREAS[area].name[lang], period: text(`period_${period}`) });
  return (
    <main id="content" className={panel.page}>
      <title>{`${title} — Courant`}</title>
      <section className={panel.panel} aria-labelledby="records-title">
        <div className={panel.bar}>
          <h1 id="records-title">{title}</h1>
        </div>
        <div className={bar.toolbar}>
          <AreaSelect area={area} onChoose={(next) => page.push({ area: next, mark: null })} />
          <Choice
            label={text('recordPeriod')}
            chosen={period}
            options={RECORD_PERIODS}
            nameOf={(each) => text(`period_${each}`)}
            onChoose={(next) => page.push({ period: next, mark: null })}
          />
        </div>
        {page.state.measure && (
          <ErrorBoundary key={`${area} ${period} ${page.state.measure} ${page.state.kind}`}>
            <RecordDetail page={page} measure={page.state.measure} />
          </ErrorBoundary>
        )}
        <AnswerFrame of={answered} minHeightPx={TABLE_HEIGHT_PX}>
          {(answer) => {
            const records = recordsByMeasure(answer);
            const { earliest } = answer.freshness;
            if (records.size === 0) return <Notice>{text('noRecords')}</Notice>;
            return (
              <>
                {earliest !== null && (
                  <p className={panel.soft}>
                    {text('recordsSince', { when: formatFullDay(Date.parse(earliest), lang) })}
                  </p>
                )}
                <RecordTable page={page} records={records} />
              </>
            );
          }}
        </AnswerFrame>
      </section>
    </main>
  );
}

import { AREAS, MEASURE_FACTS } from '@courant/core/domain';
import type { ReactElement } from 'react';
import { useWidth } from '../../chart/use-width.ts';
import { dayOf, spanOf } from '../../data/period.ts';
import { LIVE_SPAN_MS } from '../../data/series-window.ts';
import { useAnswer } from '../../data/use-answer.ts';
import { RevisionsDocument } from '../../gql/document/revisions.ts';
import { QUALITY_TEXTS } from '../../text/texts-quality.ts';
import { useTextWith } from '../../text/use-text.ts';
import { AnswerFrame } from '../answer-frame.tsx';
import { AreaSelect } from '../area-select.tsx';
import { DayInput } from '../day-input.tsx';
import { ErrorBoundary } from '../error-boundary.tsx';
import { MeasureSelect } from '../measure-select.tsx';
import panel from '../panel.module.css';
import { QualityNav } from '../quality-nav.tsx';
import bar from '../range-toolbar.module.css';
import { useNow } from '../use-now.ts';
import { usePageState } from '../use-page-state.ts';
import { DayRevisions } from './day-revisions.tsx';
import styles from './revisions.module.css';
import { revisionsVariables } from './revisions-question.ts';
import { REVISIONS_FORM } from './revisions-state.ts';
import { TrustPanel } from './trust-panel.tsx';
import { TrustTable } from './trust-table.tsx';

const REFRESH_EVERY_MS = 60_000;
const DAY_HEIGHT_PX = 620;

/** How the figures of one day were revised, and how good real time has been. */
export default function RevisionsPage(): ReactElement {
  const { lang, text } = useTextWith(QUALITY_TEXTS);
  const page = usePageState(REVISIONS_FORM);
  const now = useNow(REFRESH_EVERY_MS);
  const { area, measure } = page.state;
  const day = page.state.day ?? dayOf(now);
  const isLive = spanOf({ from: day, to: day }).end > now - LIVE_SPAN_MS;
  const answered = useAnswer(RevisionsDocument, revisionsVariables({ area, measure, day }), { isLive });
  const [frame, widthPx] = useWidth<HTMLDivElement>();
  const title = `${text('revisionsTitle')}${text('colon')}${AREAS[area].name[lang]}, ${MEASURE_FACTS[measure].label[lang]}`;
  return (
    <main id="content" className={panel.page}>
      <title>{`${title} — Courant`}</title>
      <QualityNav />
      <section className={panel.panel} aria-labelledby="revisions-title">
        <div className={panel.bar}>
          <h1 id="revisions-title">{title}</h1>
        </div>
        <div className={bar.toolbar}>
          <AreaSelect area={area} onChoose={(next) => page.push({ area: next, asOf: null })} />
          <MeasureSelect measure={measure} onChoose={(next) => page.push({ measure: next, asOf: null })} />
          <DayInput label={text('day')} day={day} onChoose={(next) => page.push({ day: next, asOf: null })} />
        </div>
        <div ref={frame} className={styles.content}>
          <ErrorBoundary>
            <AnswerFrame of={answered} minHeightPx={DAY_HEIGHT_PX}>
              {(answer) =>
                widthPx > 0 && (
                  <DayRevisions
                    page={page}
                    day={day}
                    answer={answer}
                    isStale={answered.isStale}
                    widthPx={widthPx}
                  />
                )
              }
            </AnswerFrame>
          </ErrorBoundary>
        </div>
      </section>
      <ErrorBoundary>
        <TrustPanel area={area} measure={measure}>
          {answered.answer?.now.__typename === 'SeriesSet' && (
            <TrustTable
              measure={measure}
              settledUntil={answered.answer.now.settledUntil}
              chosen={area}
              hrefOf={(next) => page.hrefOf({ area: next, asOf: null })}
            />
          )}
        </TrustPanel>
      </ErrorBoundary>
    </main>
  );
}

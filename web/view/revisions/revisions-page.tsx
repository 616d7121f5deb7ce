import { AREAS, MEASURE_FACTS } from '@courant/core/domain';
import { type ReactElement, useState } from 'react';
import { useWidth } from '../../chart/use-width.ts';
import { type Dates, HISTORY_START, neighbour, spanOf } from '../../data/period.ts';
import { LIVE_SPAN_MS } from '../../data/series-window.ts';
import { useAnswer } from '../../data/use-answer.ts';
import { RevisionsDocument } from '../../gql/document/revisions.ts';
import { QUALITY_TEXTS } from '../../text/texts-quality.ts';
import { useTextWith } from '../../text/use-text.ts';
import { AnswerFrame } from '../answer-frame.tsx';
import { AreaSelect } from '../area-select.tsx';
import { DayRange } from '../day-range.tsx';
import { ErrorBoundary } from '../error-boundary.tsx';
import { MeasureSelect } from '../measure-select.tsx';
import panel from '../panel.module.css';
import { PeriodSteps } from '../period-steps.tsx';
import { QualityNav } from '../quality-nav.tsx';
import bar from '../range-toolbar.module.css';
import { useNow } from '../use-now.ts';
import { type PageState, usePageState } from '../use-page-state.ts';
import { ZoomPicker } from '../zoom-picker.tsx';
import { DaysRevisions } from './days-revisions.tsx';
import styles from './revisions.module.css';
import { revisionsVariables } from './revisions-question.ts';
import { atDays, daysOf, REVISIONS_FORM, type RevisionsState, zoomsOf } from './revisions-state.ts';
import { TrustPanel } from './trust-panel.tsx';
import { TrustTable } from './trust-table.tsx';

const REFRESH_EVERY_MS = 60_000;
const DAY_HEIGHT_PX = 620;

/** How the figures of some days were revised, and how good real time has been. */
export default function RevisionsPage(): ReactElement {
  const { lang, text } = useTextWith(QUALITY_TEXTS);
  const page = usePageState(REVISIONS_FORM);
  const now = useNow(REFRESH_EVERY_MS);
  const { area, measure } = page.state;
  const days = daysOf(page.state, now);
  const isLive = spanOf(days).end > now - LIVE_SPAN_MS;
  const answered = useAnswer(RevisionsDocument, revisionsVariables({ area, measure, days }), { isLive });
  const question = JSON.stringify([area, measure, days]);
  const [opened] = useState(question);
  // Days of which nothing was revised have less to show; but nothing moves under a reader who chose nothing.
  const hasLess = question !== opened && answered.answer?.summary.changes.length === 0;
  const minHeightPx = hasLess ? 0 : DAY_HEIGHT_PX;
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
          <RevisedDays page={page} days={days} now={now} />
        </div>
        <div ref={frame} className={styles.content}>
          <ErrorBoundary>
            <AnswerFrame of={answered} minHeightPx={minHeightPx}>
              {(answer) =>
                widthPx > 0 && (
                  <DaysRevisions
                    page={page}
                    days={days}
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

interface RevisedDaysProps {
  readonly page: PageState<RevisionsState>;
  readonly days: Dates;
  readonly now: number;
}

/** Which days: those up to today, or any. */
function RevisedDays({ page, days, now }: RevisedDaysProps): ReactElement {
  const { area, zoom, dates } = page.state;
  const zooms = zoomsOf(area);
  const show = (next: Dates) => page.push({ ...atDays(area, next, now), asOf: null });
  const [before, after] = [neighbour(days, -1), neighbour(days, 1)];
  return (
    <>
      <ZoomPicker
        zoom={dates ? null : zoom}
        zooms={zooms}
        onChoose={(next) =>
          page.push({ zoom: zooms.find((each) => each === next) ?? '1D', dates: null, asOf: null })
        }
      />
      <DayRange span={spanOf(days)} onChoose={show} />
      <PeriodSteps
        before={spanOf(before).end > HISTORY_START ? before : null}
        after={spanOf(after).start < now ? after : null}
        onGo={show}
      />
    </>
  );
}

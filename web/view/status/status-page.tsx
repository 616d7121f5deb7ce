import { AREAS } from '@courant/core/domain';
import type { ReactElement } from 'react';
import { useAnswer } from '../../data/use-answer.ts';
import { DataStatusDocument } from '../../gql/document/data-status.ts';
import type { DataStatusQuery } from '../../gql/graphql.ts';
import { formatCount } from '../../text/format.ts';
import { QUALITY_TEXTS } from '../../text/texts-quality.ts';
import { useTextWith } from '../../text/use-text.ts';
import { AnswerFrame } from '../answer-frame.tsx';
import panel from '../panel.module.css';
import { QualityNav } from '../quality-nav.tsx';
import { useNow } from '../use-now.ts';
import { usePageState } from '../use-page-state.ts';
import { areaStatuses, type StatusSummary, summaryOf } from './area-status.ts';
import { FeedsPanel } from './feeds-panel.tsx';
import { Pipeline } from './pipeline.tsx';
import styles from './status.module.css';
import { STATUS_FORM } from './status-state.ts';
import { StatusTable } from './status-table.tsx';

const REFRESH_EVERY_MS = 15_000;
const POLL_MS = 30_000;
const PAGE_HEIGHT_PX = 700;

/** Whether the data is on time and whole, first in a sentence, then area by area and from the publisher to the answers. */
export default function StatusPage(): ReactElement {
  const { text } = useTextWith(QUALITY_TEXTS);
  const answered = useAnswer(DataStatusDocument, {}, { pollMs: POLL_MS });
  return (
    <main id="content" className={panel.page}>
      <title>{`${text('statusTitle')} — Courant`}</title>
      <QualityNav />
      <h1 className="visually-hidden">{text('statusTitle')}</h1>
      <AnswerFrame of={answered} minHeightPx={PAGE_HEIGHT_PX}>
        {(answer) => <Status answer={answer} />}
      </AnswerFrame>
    </main>
  );
}

function Status({ answer }: { answer: DataStatusQuery }): ReactElement {
  const page = usePageState(STATUS_FORM);
  const now = useNow(REFRESH_EVERY_MS);
  const areas = areaStatuses(answer.freshness, now);
  return (
    <div className={styles.panels}>
      <section className={panel.panel}>
        <Sentence summary={summaryOf(areas)} />
        <StatusTable page={page} areas={areas} now={now} />
      </section>
      <Pipeline answer={answer} now={now} />
      <FeedsPanel answer={answer} now={now} />
    </div>
  );
}

function Sentence({ summary }: { summary: StatusSummary }): ReactElement {
  const { lang, text } = useTextWith(QUALITY_TEXTS);
  const { late, incompleteDays, regionDays } = summary;
  const areas = late.map((area) => AREAS[area].name[lang]).join(', ');
  const words = { n: formatCount(incompleteDays, lang), total: formatCount(regionDays, lang) };
  return (
    <p className={styles.sentence}>
      <span data-tone={late.length === 0 ? 'good' : 'warn'}>
        {late.length === 0 ? text('allOnTime') : text('someLate', { areas })}
      </span>{' '}
      {incompleteDays === 0 ? text('allWhole') : text('someIncomplete', words)}
    </p>
  );
}

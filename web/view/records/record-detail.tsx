import { MEASURE_FACTS, type StoredMeasure } from '@courant/core/domain';
import { type ReactElement, useMemo } from 'react';
import { Link } from 'wouter';
import { INK_LINE } from '../../chart/lines/line.ts';
import LinesChart from '../../chart/lines/lines-chart.tsx';
import { markDots } from '../../chart/lines/mark-dots.tsx';
import { useWidth } from '../../chart/use-width.ts';
import { type Answer, useAnswer } from '../../data/use-answer.ts';
import { RecordMarksDocument } from '../../gql/document/records.ts';
import type { RecordMarksQuery } from '../../gql/graphql.ts';
import { amountFormat } from '../../text/amount-format.ts';
import { formatFullMoment } from '../../text/format.ts';
import { RECORDS_TEXTS } from '../../text/texts-records.ts';
import { useTextWith } from '../../text/use-text.ts';
import { AnswerFrame } from '../answer-frame.tsx';
import { Notice } from '../notice.tsx';
import panel from '../panel.module.css';
import { useNow } from '../use-now.ts';
import type { PageState } from '../use-page-state.ts';
import { MarkList } from './mark-list.tsx';
import { kindName, type Mark, marksOf, stairsOf } from './marks.ts';
import { RecordWeek } from './record-week.tsx';
import styles from './records.module.css';
import type { RecordsState } from './records-state.ts';

const REFRESH_EVERY_MS = 60_000;
const HEIGHT_PX = 240;

export interface RecordDetailProps {
  readonly page: PageState<RecordsState>;
  readonly measure: StoredMeasure;
}

/** How one record came about: a stair for each that was broken, and the week around one of them. */
export function RecordDetail({ page, measure }: RecordDetailProps): ReactElement {
  const { text } = useTextWith(RECORDS_TEXTS);
  const { area, period } = page.state;
  const answered: Answer<RecordMarksQuery> = useAnswer(RecordMarksDocument, { area, measure, period });
  const [frame, widthPx] = useWidth<HTMLDivElement>();
  return (
    <div className={styles.detail} ref={frame}>
      <Link className={panel.button} href={page.hrefOf({ measure: null })}>
        {text('close')}
      </Link>
      <AnswerFrame of={answered} minHeightPx={2 * HEIGHT_PX}>
        {(answer) => <Marks answer={answer} page={page} measure={measure} widthPx={widthPx} />}
      </AnswerFrame>
    </div>
  );
}

interface MarksProps extends RecordDetailProps {
  readonly answer: RecordMarksQuery;
  readonly widthPx: number;
}

function Marks({ answer, page, measure, widthPx }: MarksProps): ReactElement {
  const { lang, text } = useTextWith(RECORDS_TEXTS);
  const { kind, mark, area } = page.state;
  const marks = useMemo(() => marksOf(answer, kind), [answer, kind]);
  const record = marks.at(-1);
  if (!record || widthPx === 0) return <Notice>{text('noRecords')}</Notice>;
  const chosen = marks.find(({ start }) => mark !== null && start === Date.parse(mark)) ?? record;
  const title = text('staircase', {
    kind: kindName(measure, kind, record.value, lang),
    measure: MEASURE_FACTS[measure].label[lang],
  });
  return (
    <>
      <h2>{title}</h2>
      <p className={panel.soft}>{text('staircaseWhy')}</p>
      <Staircase marks={marks} chosen={chosen} measure={measure} title={title} widthPx={widthPx} />
      <MarkList page={page} marks={marks} chosen={chosen} measure={measure} />
      <RecordWeek area={area} measure={measure} mark={chosen} widthPx={widthPx} />
    </>
  );
}

interface StaircaseProps {
  readonly marks: readonly Mark[];
  readonly chosen: Mark;
  readonly measure: StoredMeasure;
  readonly title: string;
  readonly widthPx: number;
}

/** Each record a dot on a step line that ends now. */
function Staircase({ marks, chosen, measure, title, widthPx }: StaircaseProps): ReactElement {
  const { lang } = useTextWith(RECORDS_TEXTS);
  const now = useNow(REFRESH_EVERY_MS);
  const format = useMemo(() => amountFormat(measure, 'POWER', lang), [measure, lang]);
  const slots = useMemo(() => stairsOf(marks, now), [marks, now]);
  const name = MEASURE_FACTS[measure].label[lang];
  const lines = useMemo(
    () => [{ key: 'marks', name, values: marks.map(({ value }) => value), style: INK_LINE }],
    [marks, name],
  );
  const dots = useMemo(() => markDots(marks, chosen.start), [marks, chosen.start]);
  return (
    <LinesChart
      slots={slots}
      lines={lines}
      format={format}
      widthPx={widthPx}
      heightPx={HEIGHT_PX}
      title={title}
      slotName={(slot) => formatFullMoment(slots.starts[slot] ?? 0, lang)}
    >
      {dots}
    </LinesChart>
  );
}

import { AREAS, bucketEnd, MEASURE_FACTS } from '@courant/core/domain';
import { type ReactElement, useMemo } from 'react';
import { DifferencePlot } from '../../chart/lines/difference-plot.tsx';
import { axisPx, DASHED_LINE, INK_LINE } from '../../chart/lines/line.ts';
import LinesChart from '../../chart/lines/lines-chart.tsx';
import { useAnswer } from '../../data/use-answer.ts';
import { ComparePeriodsDocument } from '../../gql/document/compare.ts';
import type { ComparePeriodsQuery, View } from '../../gql/graphql.ts';
import { amountFormat } from '../../text/amount-format.ts';
import { formatBucket } from '../../text/format.ts';
import { COMPARE_TEXTS } from '../../text/texts-compare.ts';
import { useTextWith } from '../../text/use-text.ts';
import { AnswerFrame } from '../answer-frame.tsx';
import { Notice } from '../notice.tsx';
import panel from '../panel.module.css';
import { Refused } from '../refused.tsx';
import { useNow } from '../use-now.ts';
import { windowName } from '../window-name.ts';
import styles from './compare.module.css';
import type { ComparedProps } from './compare-state.ts';
import { datesOf, isLive, periodsVariables } from './compare-window.ts';
import { type TwoPeriods, toTwoPeriods } from './compared.ts';
import { periodCsvColumns } from './compared-csv.ts';
import { periodsWords } from './compared-sentence.ts';
import { CsvButton } from './csv-button.tsx';
import { otherPeriodName } from './other-period-name.ts';
import { PeriodTable } from './period-table.tsx';

const REFRESH_EVERY_MS = 60_000;
const HEIGHT_PX = 320;
const NARROW_HEIGHT_PX = 240;
const DIFFERENCE_HEIGHT_PX = 130;

/** One area over two periods: lines above each other, what one has more than the other, and both in a few numbers. */
export function Periods({ page, widthPx }: ComparedProps): ReactElement {
  const now = useNow(REFRESH_EVERY_MS);
  const variables = periodsVariables(page.state, now, widthPx);
  const answered = useAnswer(ComparePeriodsDocument, variables, { isLive: isLive(page.state, now) });
  return (
    <AnswerFrame of={answered} minHeightPx={HEIGHT_PX + DIFFERENCE_HEIGHT_PX}>
      {(answer) => <ComparedPeriods answer={answer} page={page} widthPx={widthPx} />}
    </AnswerFrame>
  );
}

function ComparedPeriods({
  answer: { compare },
  page,
  widthPx,
}: ComparedProps & { answer: ComparePeriodsQuery }): ReactElement {
  const { text } = useTextWith(COMPARE_TEXTS);
  const periods = useMemo(
    () => (compare.__typename === 'Comparison' ? toTwoPeriods(compare) : null),
    [compare],
  );
  if (compare.__typename !== 'Comparison') return <Refused by={compare} />;
  if (!periods) return <Notice>{text('notPublished')}</Notice>;
  return <PeriodCharts periods={periods} page={page} widthPx={widthPx} />;
}

function PeriodCharts({
  periods,
  page: { state },
  widthPx,
}: ComparedProps & { periods: TwoPeriods }): ReactElement {
  const { lang, text } = useTextWith(COMPARE_TEXTS);
  const { measure } = state;
  const now = useNow(REFRESH_EVERY_MS);
  const view: View = state.view === 'INDEX' ? 'POWER' : state.view;
  const format = useMemo(() => amountFormat(measure, view, lang), [measure, view, lang]);
  // A difference of two exchanges flows nowhere: it has a sign.
  const plain = useMemo(() => amountFormat('CONSUMPTION', view, lang), [view, lang]);
  const names = {
    period: windowName({ zoom: state.zoom, dates: datesOf(state, now), asOf: null }, lang),
    against: otherPeriodName(periods, lang),
  };
  const title = text('comparePeriods', {
    measure: MEASURE_FACTS[measure].label[lang],
    area: AREAS[state.areas[0] ?? 'FR'].name[lang],
    ...names,
  });
  const { slots, resolution, againstStarts } = periods;
  const lines = useMemo(
    () => [
      { key: 'against', name: names.against, values: periods.against, style: DASHED_LINE },
      { key: 'period', name: names.period, values: periods.values, style: INK_LINE },
    ],
    [periods, names.against, names.period],
  );
  const slotName = (slot: number) => {
    const bucket = formatBucket(slots.starts[slot] ?? 0, slots.ends[slot] ?? 0, resolution, lang);
    const other = againstStarts[slot] ?? null;
    if (other === null) return bucket;
    return `${bucket} / ${formatBucket(other, bucketEnd(resolution, other), resolution, lang)}`;
  };
  return (
    <div className={styles.periods}>
      <h2>{title}</h2>
      <p className={panel.soft}>{periodsWords(periods, lang)}</p>
      <PeriodTable periods={periods} names={names} format={format} plain={plain} />
      <LinesChart
        slots={slots}
        lines={lines}
        format={format}
        widthPx={widthPx}
        heightPx={widthPx < 560 ? NARROW_HEIGHT_PX : HEIGHT_PX}
        title={title}
        slotName={slotName}
        namesLines={false}
      />
      <h3 className={styles.subtitle}>{text('differenceOf')}</h3>
      <DifferencePlot
        slots={slots}
        difference={periods.difference}
        format={plain}
        widthPx={widthPx}
        heightPx={DIFFERENCE_HEIGHT_PX}
        leftPx={axisPx(format)}
        title={text('differenceOf')}
      />
      <CsvButton state={state} columnsOf={() => periodCsvColumns(periods, names, state, lang)} />
    </div>
  );
}

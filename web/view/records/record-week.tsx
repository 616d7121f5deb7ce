import { type AreaCode, bucketEnd, DAY, MEASURE_FACTS, type StoredMeasure } from '@courant/core/domain';
import { type ReactElement, useMemo } from 'react';
import { INK_LINE } from '../../chart/lines/line.ts';
import LinesChart from '../../chart/lines/lines-chart.tsx';
import { markDots } from '../../chart/lines/mark-dots.tsx';
import { useAnswer } from '../../data/use-answer.ts';
import { OneMeasureDocument } from '../../gql/document/records.ts';
import type { OneMeasureQuery } from '../../gql/graphql.ts';
import { amountFormat } from '../../text/amount-format.ts';
import { formatBucket, formatFullMoment } from '../../text/format.ts';
import { RECORDS_TEXTS } from '../../text/texts-records.ts';
import { useTextWith } from '../../text/use-text.ts';
import { AnswerFrame } from '../answer-frame.tsx';
import { Refused } from '../refused.tsx';
import { useNow } from '../use-now.ts';
import type { Mark } from './marks.ts';

const REFRESH_EVERY_MS = 60_000;
const HEIGHT_PX = 240;
const HALF_A_WEEK = 3.5 * DAY;

export interface RecordWeekProps {
  readonly area: AreaCode;
  readonly measure: StoredMeasure;
  readonly mark: Mark;
  readonly widthPx: number;
}

/** Half a week before and after a mark, in half-hours as records are. */
export function RecordWeek({ area, measure, mark, widthPx }: RecordWeekProps): ReactElement {
  const { lang, text } = useTextWith(RECORDS_TEXTS);
  const end = mark.start + HALF_A_WEEK;
  const isOver = end < useNow(REFRESH_EVERY_MS);
  const input = {
    areas: [area],
    measures: [measure],
    from: new Date(mark.start - HALF_A_WEEK).toISOString(),
    to: isOver ? new Date(end).toISOString() : 'now',
    resolution: 'HALF_HOUR' as const,
  };
  const answered = useAnswer(OneMeasureDocument, { input }, { isLive: !isOver });
  const title = text('weekAround', { when: formatFullMoment(mark.start, lang) });
  return (
    <>
      <h3>{title}</h3>
      <AnswerFrame of={answered} minHeightPx={HEIGHT_PX}>
        {({ series }) =>
          series.__typename === 'SeriesSet' ? (
            <Week set={series} measure={measure} mark={mark} title={title} widthPx={widthPx} />
          ) : (
            <Refused by={series} />
          )
        }
      </AnswerFrame>
    </>
  );
}

interface WeekProps extends Omit<RecordWeekProps, 'area'> {
  readonly set: Extract<OneMeasureQuery['series'], { __typename: 'SeriesSet' }>;
  readonly title: string;
}

function Week({ set, measure, mark, title, widthPx }: WeekProps): ReactElement {
  const { lang } = useTextWith(RECORDS_TEXTS);
  const format = useMemo(() => amountFormat(measure, 'POWER', lang), [measure, lang]);
  const slots = useMemo(() => {
    const starts = set.starts.map(Date.parse);
    return { starts, ends: starts.map((start) => bucketEnd(set.resolution, start)) };
  }, [set]);
  const name = MEASURE_FACTS[measure].label[lang];
  const lines = useMemo(
    () => [{ key: 'week', name, values: set.series[0]?.values ?? [], style: INK_LINE }],
    [set, name],
  );
  const dot = useMemo(() => markDots([mark], mark.start), [mark]);
  return (
    <LinesChart
      slots={slots}
      lines={lines}
      format={format}
      widthPx={widthPx}
      heightPx={HEIGHT_PX}
      title={title}
      slotName={(slot) => formatBucket(slots.starts[slot] ?? 0, slots.ends[slot] ?? 0, set.resolution, lang)}
    >
      {dot}
    </LinesChart>
  );
}

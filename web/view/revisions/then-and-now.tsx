import { MEASURE_FACTS, type StoredMeasure } from '@courant/core/domain';
import { type ReactElement, useMemo } from 'react';
import { DifferencePlot } from '../../chart/lines/difference-plot.tsx';
import { axisPx, DASHED_LINE, INK_LINE, type Line } from '../../chart/lines/line.ts';
import LinesChart from '../../chart/lines/lines-chart.tsx';
import type { Column } from '../../data/series-set.ts';
import { amountFormat } from '../../text/amount-format.ts';
import { formatBucket, formatFullMoment } from '../../text/format.ts';
import { QUALITY_TEXTS } from '../../text/texts-quality.ts';
import { useTextWith } from '../../text/use-text.ts';
import { alignedTo, halfHours, nowLessThen } from './knowledge.ts';
import styles from './revisions.module.css';

const NARROW_PX = 560;
const NARROW_HEIGHT_PX = 180;
const HEIGHT_PX = 280;
const DIFFERENCE_HEIGHT_PX = 110;

/** Half-hours of one measure as an answer has them. */
interface DaySet {
  readonly starts: readonly string[];
  readonly series: readonly { readonly values: Column }[];
}

export interface ThenAndNowProps {
  readonly measure: StoredMeasure;
  readonly now: DaySet;
  /** The same day as it was known at an instant; null where nothing moved or no answer has come. */
  readonly then: (DaySet & { readonly asOf: string | null }) | null;
  readonly widthPx: number;
}

/** What was known then in dashes, what is known now in ink, and the difference under them. */
export function ThenAndNow({ measure, now, then, widthPx }: ThenAndNowProps): ReactElement {
  const { lang, text } = useTextWith(QUALITY_TEXTS);
  const slots = useMemo(() => halfHours(now.starts), [now]);
  const format = useMemo(() => amountFormat(measure, 'POWER', lang), [measure, lang]);
  const nowValues = now.series[0]?.values ?? [];
  const thenValues = useMemo(
    () => (then ? alignedTo(slots, { starts: then.starts, values: then.series[0]?.values ?? [] }) : null),
    [slots, then],
  );
  const lines = useMemo((): Line[] => {
    const line = { key: 'now', name: text('knownNow'), values: nowValues, style: INK_LINE };
    if (!thenValues) return [line];
    const when = then?.asOf ? formatFullMoment(Date.parse(then.asOf), lang) : '–';
    return [{ key: 'then', name: text('knownThen', { when }), values: thenValues, style: DASHED_LINE }, line];
  }, [nowValues, thenValues, then, text, lang]);
  const isNarrow = widthPx < NARROW_PX;
  const title = MEASURE_FACTS[measure].label[lang];
  return (
    <>
      <LinesChart
        slots={slots}
        lines={lines}
        format={format}
        widthPx={widthPx}
        heightPx={isNarrow ? NARROW_HEIGHT_PX : HEIGHT_PX}
        title={title}
        namesLines={false}
        slotName={(slot) => formatBucket(slots.starts[slot] ?? 0, slots.ends[slot] ?? 0, 'HALF_HOUR', lang)}
      />
      {thenValues && (
        <>
          <h2 className={styles.subtitle}>{text('nowMinusThen')}</h2>
          <DifferencePlot
            slots={slots}
            difference={nowLessThen(nowValues, thenValues)}
            format={amountFormat('CONSUMPTION', 'POWER', lang)}
            widthPx={widthPx}
            heightPx={DIFFERENCE_HEIGHT_PX}
            leftPx={axisPx(format)}
            title={text('nowMinusThen')}
          />
        </>
      )}
    </>
  );
}

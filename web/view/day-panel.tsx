import { type ReactElement, Suspense, useEffect, useMemo } from 'react';
import { toStack } from '../chart/stack.ts';
import type { CountryDay } from '../data/country-day.ts';
import type { Dates } from '../data/period.ts';
import { windowEnd } from '../data/series-set.ts';
import { formatFullDay, formatFullMoment } from '../text/format.ts';
import { useText } from '../text/use-text.ts';
import { DayLegend } from './day-legend.tsx';
import styles from './day-panel.module.css';
import { useSize } from './embed/use-size.ts';
import { CHART_MARGIN_PX } from './history-size.ts';
import { lazyPart } from './lazy-part.tsx';
import panel from './panel.module.css';

const loadDayChart = () => import('../chart/day-chart.tsx');
const DayChart = lazyPart(loadDayChart);

export interface DayPanelProps {
  /** Null before an answer, and where there is none. */
  readonly day: CountryDay | null;
  /** The Paris day, where it is not the last 24 hours. */
  readonly dates: Dates | null;
  readonly slot: number;
  readonly onChoose: (instant: number) => void;
  /** Neither an answer nor the hope of one. */
  readonly hasNone: boolean;
}

/** The country's stack over 24 hours, and its figures at the moment of the page. */
export function DayPanel({ day, dates, slot, onChoose, hasNone }: DayPanelProps): ReactElement {
  const { lang, text } = useText();
  const [frame, { widthPx, heightPx }] = useSize<HTMLDivElement>();
  const stack = useMemo(() => day && toStack('FR', day.set), [day]);
  useEffect(() => {
    // In parallel with the query of its figures; the drawing reports a failure.
    loadDayChart().catch(() => undefined);
  }, []);
  const first = day?.set.starts[0];
  const title =
    dates && first !== undefined
      ? text('dayTitlePast', { date: formatFullDay(first, lang) })
      : text('dayTitle');
  return (
    <section className={`${panel.panel} ${styles.panel}`} aria-labelledby="day-title">
      <h2 id="day-title">{title}</h2>
      <div className={styles.columns}>
        <div ref={frame} className={styles.plot}>
          {hasNone && <p className={panel.notice}>{text('dayNone')}</p>}
          {day && stack && first !== undefined && widthPx > 0 && (
            <Suspense>
              <div className={styles.drawing}>
                <DayChart
                  set={day.set}
                  stack={stack}
                  dayBeforeMw={day.dayBeforeMw}
                  slot={slot}
                  onChoose={onChoose}
                  widthPx={widthPx}
                  heightPx={heightPx - CHART_MARGIN_PX}
                  title={text('dayOf', {
                    from: formatFullMoment(first, lang),
                    to: formatFullMoment(windowEnd(day.set), lang),
                  })}
                />
              </div>
            </Suspense>
          )}
        </div>
        <DayLegend day={day} stack={stack} slot={slot} />
      </div>
    </section>
  );
}

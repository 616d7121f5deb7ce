import { max } from 'd3-array';
import type { ReactElement } from 'react';
import { VictoryAxis, VictoryChart, VictoryContainer } from 'victory';
import { HALF_HOURS, type TypicalDay } from '../data/typical-day.ts';
import { axisFormat } from '../text/format-view.ts';
import { useText } from '../text/use-text.ts';
import { Band, Line } from './lane-plot.tsx';
import { tenthsScale } from './plot-scale.ts';
import { PLOT_PADDING, PLOT_THEME } from './plot-theme.ts';
import { valueTicks } from './ticks.ts';
import styles from './typical-day-plot.module.css';

const HEIGHT_PX = 220;
const PADDING = { ...PLOT_PADDING, top: 20 };
const RIBBON = 'color-mix(in oklab, var(--accent), transparent 72%)';

/** The half-hours of a day on a clock of 24 hours. */
const SLOTS = {
  starts: Array.from({ length: HALF_HOURS }, (_, i) => i / 2),
  ends: Array.from({ length: HALF_HOURS }, (_, i) => (i + 1) / 2),
};
const HOURS = [0, 6, 12, 18, 24];

export interface TypicalDayPlotProps {
  readonly day: TypicalDay;
  readonly widthPx: number;
  readonly title: string;
}

/** What is usual at each time of the day, as a ribbon and its mean; another season as dots, today in ink. */
export default function TypicalDayPlot({ day, widthPx, title }: TypicalDayPlotProps): ReactElement {
  const { lang } = useText();
  const highest = max([...day.p90, ...day.mean, ...day.today, ...day.beside], (mw) => mw ?? undefined) ?? 1;
  const ticksMw = valueTicks(0, highest, 4);
  const { unit, label } = axisFormat(ticksMw, 'POWER', lang);
  return (
    <div className={styles.framed}>
      <span className={styles.unit} aria-hidden="true">
        {unit}
      </span>
      <VictoryChart
        width={widthPx}
        height={HEIGHT_PX}
        padding={PADDING}
        theme={PLOT_THEME}
        domain={{ x: [0, 24], y: [0, highest * 1.03] }}
        scale={{ x: tenthsScale(), y: tenthsScale() }}
        containerComponent={<VictoryContainer responsive={false} title={title} />}
      >
        <VictoryAxis dependentAxis tickValues={ticksMw} tickFormat={label} />
        <Band slots={SLOTS} low={day.p10} high={day.p90} fill={RIBBON} />
        <Line slots={SLOTS} column={day.mean} stroke="var(--accent)" dashes="5 3" />
        <Line slots={SLOTS} column={day.beside} stroke="var(--ink-soft)" dashes="1.5 3" />
        <Line slots={SLOTS} column={day.today} stroke="var(--ink)" />
        <VictoryAxis
          tickValues={HOURS}
          tickFormat={(hour: number) => `${String(hour).padStart(2, '0')}:00`}
        />
      </VictoryChart>
    </div>
  );
}

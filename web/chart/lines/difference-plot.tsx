import type { ReactElement } from 'react';
import { VictoryArea } from 'victory';
import type { Column } from '../../data/series-set.ts';
import type { AmountFormat } from '../../text/amount-format.ts';
import { bandPoints, MARK_POINT_PROPS } from '../mark-points.ts';
import { PLOT_PADDING } from '../plot-theme.ts';
import type { Slots } from '../slots.ts';
import { lineDomain } from './line.ts';
import styles from './lines-chart.module.css';
import { LinesPlot } from './lines-plot.tsx';

const SIDES = [
  { key: 'more', fill: 'var(--importing)', pick: (amount: number) => Math.max(0, amount) },
  { key: 'less', fill: 'var(--exporting)', pick: (amount: number) => Math.min(0, amount) },
] as const;

export interface DifferencePlotProps {
  readonly slots: Slots;
  /** What one line has more than another; null where one of them has no amount. */
  readonly difference: Column;
  readonly format: AmountFormat;
  readonly widthPx: number;
  readonly heightPx: number;
  /** That of the chart above, so that both have one axis of time. */
  readonly leftPx: number;
  readonly title: string;
}

/** A difference around zero: a tint for what is more and another for what is less, above and below. */
export function DifferencePlot(props: DifferencePlotProps): ReactElement {
  const { slots, difference, format, widthPx, heightPx, leftPx, title } = props;
  const rightPx = PLOT_PADDING.right;
  const zeros = difference.map((amount) => (amount === null ? null : 0));
  const [low, high] = lineDomain([difference, [0]]);
  const size = Math.max(Math.abs(low), Math.abs(high));
  const domain = [-size, size] as const;
  return (
    <div className={styles.chart} style={{ height: heightPx }}>
      <span className={styles.unit} aria-hidden="true">
        {format.axis(domain).unit}
      </span>
      <LinesPlot lines={[]} {...{ slots, domain, format, widthPx, heightPx, leftPx, rightPx, title }}>
        {SIDES.map(({ key, fill, pick }) => (
          <VictoryArea
            key={key}
            {...MARK_POINT_PROPS}
            data={bandPoints(
              slots,
              zeros,
              difference.map((amount) => (amount === null ? null : pick(amount))),
            )}
            interpolation="stepAfter"
            groupComponent={<g data-side={key} />}
            style={{ data: { fill, stroke: 'none' } }}
          />
        ))}
      </LinesPlot>
    </div>
  );
}

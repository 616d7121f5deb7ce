import type { ReactElement } from 'react';
import { VictoryAxis, VictoryBar, VictoryChart, VictoryContainer } from 'victory';
import type { Column } from '../../data/series-set.ts';
import type { AmountFormat } from '../../text/amount-format.ts';
import { PLOT_PADDING, PLOT_THEME } from '../plot-theme.ts';
import { valueTicks } from '../ticks.ts';
import { lineDomain } from './line.ts';

const HOURS = [0, 3, 6, 9, 12, 15, 18, 21];
const VALUE_TICKS = 4;

export interface HourBarsProps {
  /** An amount for each hour of the day; null where there is none. */
  readonly amounts: Column;
  readonly format: AmountFormat;
  readonly widthPx: number;
  readonly heightPx: number;
  readonly title: string;
}

/** A bar for each hour of the Paris day. */
export function HourBars({ amounts, format, widthPx, heightPx, title }: HourBarsProps): ReactElement {
  const [low, high] = lineDomain([amounts, [0]]);
  const ticks = valueTicks(low, high, VALUE_TICKS);
  const axis = format.axis(ticks);
  return (
    <VictoryChart
      width={widthPx}
      height={heightPx}
      padding={PLOT_PADDING}
      theme={PLOT_THEME}
      domain={{ x: [-0.6, 23.6], y: [low, high] }}
      containerComponent={<VictoryContainer responsive={false} title={title} />}
    >
      <VictoryAxis dependentAxis tickValues={ticks} tickFormat={axis.label} />
      <VictoryBar
        data={amounts.flatMap((amount, hour) => (amount === null ? [] : [{ x: hour, y: amount }]))}
        barRatio={0.8}
        style={{ data: { fill: 'var(--accent)' } }}
      />
      <VictoryAxis tickValues={HOURS} tickFormat={(hour: number) => `${hour}:00`.padStart(5, '0')} />
    </VictoryChart>
  );
}

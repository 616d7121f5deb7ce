import type { ReactElement } from 'react';
import { VictoryAxis, VictoryBar, VictoryChart, VictoryContainer, VictoryLine } from 'victory';
import { isPartly, type MonthMean, type MonthPair } from '../../data/month-pairs.ts';
import type { AmountFormat } from '../../text/amount-format.ts';
import { formatMonth } from '../../text/format.ts';
import { AREA_CARD_TEXTS } from '../../text/texts-area-card.ts';
import { useTextWith } from '../../text/use-text.ts';
import { axisPx, lineDomain } from '../lines/line.ts';
import { PLOT_PADDING, PLOT_THEME, ZERO_STROKE } from '../plot-theme.ts';
import { valueTicks } from '../ticks.ts';
import styles from './cards.module.css';

const HEIGHT_PX = 220;
const TOP_PX = 20;
const VALUE_TICKS = 4;
const PX_PER_LABEL = 40;
/** Of the room that a month has, each of its two bars takes this much, this far from the middle. */
const BAR_SHARE = 0.36;
const ASIDE = 0.2;
/** The year before is an outline, so that the two differ by more than colour. */
const PALE = 'var(--surface)';
const HATCH = 'month-hatch';

export interface MonthBarsProps {
  readonly pairs: readonly MonthPair[];
  /** The month that is read, by its index. */
  readonly chosen: number;
  readonly format: AmountFormat;
  readonly colour: string;
  readonly widthPx: number;
  readonly title: string;
  readonly valueText: string;
  readonly onChoose: (month: number) => void;
}

/** Two bars for each month: the year before, an outline, and the month itself; what is partly published is hatched. */
export default function MonthBars(props: MonthBarsProps): ReactElement {
  const { pairs, chosen, format, colour, widthPx, title, valueText, onChoose } = props;
  const { lang, text } = useTextWith(AREA_CARD_TEXTS);
  const leftPx = axisPx(format);
  const plotWidthPx = Math.max(1, widthPx - leftPx - PLOT_PADDING.right);
  const monthPx = plotWidthPx / Math.max(1, pairs.length);
  const [low, high] = lineDomain([pairs.flatMap(({ now, before }) => [now.mw, before.mw]), [0]]);
  const ticksMw = valueTicks(low, high, VALUE_TICKS);
  const every = Math.max(1, Math.ceil(PX_PER_LABEL / monthPx));
  const labelled = pairs.map((_, i) => i).filter((i) => (pairs.length - 1 - i) % every === 0);
  const barsOf = (meanOf: (pair: MonthPair) => MonthMean, aside: number, fill: string) => (
    <VictoryBar
      data={pairs.flatMap((pair, i) => {
        const mean = meanOf(pair);
        return mean.mw === null ? [] : [{ x: i + aside, y: mean.mw, isPartly: isPartly(mean) }];
      })}
      barWidth={monthPx * BAR_SHARE}
      groupComponent={<g />}
      style={{
        data: {
          fill: ({ datum }) => (datum?.isPartly ? `url(#${HATCH})` : fill),
          stroke: colour,
          strokeWidth: 1,
        },
      }}
    />
  );
  return (
    <div className={styles.framed} style={{ height: HEIGHT_PX }}>
      <span className={styles.unit} aria-hidden="true">
        {format.axis(ticksMw).unit}
      </span>
      <svg className={styles.patterns} aria-hidden="true">
        <defs>
          <Hatch colour={colour} />
        </defs>
      </svg>
      <VictoryChart
        width={widthPx}
        height={HEIGHT_PX}
        padding={{ ...PLOT_PADDING, top: TOP_PX, left: leftPx }}
        theme={PLOT_THEME}
        domain={{ x: [-0.5, pairs.length - 0.5], y: [low, high] }}
        containerComponent={<VictoryContainer responsive={false} title={title} />}
      >
        <VictoryAxis
          dependentAxis
          offsetX={leftPx}
          tickValues={ticksMw}
          tickFormat={format.axis(ticksMw).label}
        />
        {barsOf(({ before }) => before, -ASIDE, PALE)}
        {barsOf(({ now }) => now, ASIDE, colour)}
        <VictoryLine
          data={[-0.5, pairs.length - 0.5].map((x) => ({ x, y: 0 }))}
          style={{ data: ZERO_STROKE }}
          groupComponent={<g />}
        />
        <VictoryAxis
          tickValues={labelled}
          tickFormat={(i: number) => formatMonth(pairs[i]?.start ?? 0, lang)}
        />
      </VictoryChart>
      <div
        className={styles.months}
        style={{ left: leftPx, right: PLOT_PADDING.right, top: TOP_PX, bottom: PLOT_PADDING.bottom }}
      >
        <span
          className={styles.month}
          style={{ left: `${(100 * chosen) / pairs.length}%`, width: `${100 / pairs.length}%` }}
        />
        <input
          type="range"
          min={0}
          max={Math.max(0, pairs.length - 1)}
          value={chosen}
          aria-label={text('monthReader')}
          aria-valuetext={valueText}
          onChange={({ target }) => onChoose(Number(target.value))}
          onPointerMove={({ clientX, currentTarget }) => {
            const box = currentTarget.getBoundingClientRect();
            const month = Math.floor(((clientX - box.left) / box.width) * pairs.length);
            onChoose(Math.min(pairs.length - 1, Math.max(0, month)));
          }}
        />
      </div>
    </div>
  );
}

/** Slanted lines of a colour. */
const Hatch = ({ colour }: { colour: string }): ReactElement => (
  <pattern id={HATCH} width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
    <rect width="2.5" height="5" style={{ fill: colour }} />
  </pattern>
);

import { type PointerEvent, type ReactElement, useMemo } from 'react';
import { VictoryArea, VictoryAxis, VictoryChart, VictoryContainer, VictoryLine } from 'victory';
import { curvePoints, type Duration, hoursOf, onStep, type ThresholdRange } from '../../data/duration.ts';
import type { AmountFormat } from '../../text/amount-format.ts';
import { formatCount } from '../../text/format.ts';
import { AREA_CARD_TEXTS } from '../../text/texts-area-card.ts';
import { useTextWith } from '../../text/use-text.ts';
import { axisPx } from '../lines/line.ts';
import { tenthsScale } from '../plot-scale.ts';
import { PLOT_PADDING, PLOT_THEME, ZERO_STROKE } from '../plot-theme.ts';
import { valueTicks } from '../ticks.ts';
import styles from './cards.module.css';

const HEIGHT_PX = 230;
const TOP_PX = 20;
const VALUE_TICKS = 4;
const PX_PER_HOURS_TICK = 80;
const PX_PER_POINT = 2;

export interface DurationPlotProps {
  readonly duration: Duration;
  readonly range: ThresholdRange;
  readonly thresholdMw: number;
  readonly format: AmountFormat;
  readonly colour: string;
  readonly widthPx: number;
  readonly title: string;
  /** What the threshold says: how many hours are beyond it. */
  readonly sentence: string;
  readonly onThreshold: (mw: number) => void;
}

/** The hours of a period from the largest to the smallest, and a threshold across them. */
export default function DurationPlot(props: DurationPlotProps): ReactElement {
  const { duration, range, format, colour, widthPx, title } = props;
  const { lang } = useTextWith(AREA_CARD_TEXTS);
  const leftPx = axisPx(format);
  // The threshold moves over the drawing, which stays.
  const plot = useMemo(() => {
    const plotWidthPx = Math.max(1, widthPx - leftPx - PLOT_PADDING.right);
    const most = Math.max(1, hoursOf(duration));
    const ticksMw = valueTicks(range.lowMw, range.highMw, VALUE_TICKS);
    const points = curvePoints(duration, plotWidthPx / PX_PER_POINT);
    return (
      <VictoryChart
        width={widthPx}
        height={HEIGHT_PX}
        padding={{ ...PLOT_PADDING, top: TOP_PX, left: leftPx }}
        theme={PLOT_THEME}
        domain={{ x: [0, most], y: [range.lowMw, range.highMw] }}
        scale={{ x: tenthsScale(), y: tenthsScale() }}
        containerComponent={<VictoryContainer responsive={false} title={title} />}
      >
        <VictoryAxis
          dependentAxis
          offsetX={leftPx}
          tickValues={ticksMw}
          tickFormat={format.axis(ticksMw).label}
        />
        <VictoryArea
          data={points.map(({ hours, mw }) => ({ x: hours, y: mw, y0: 0 }))}
          groupComponent={<g />}
          style={{ data: { fill: colour, fillOpacity: 0.25, stroke: colour, strokeWidth: 1.5 } }}
        />
        <VictoryLine
          data={[0, most].map((x) => ({ x, y: 0 }))}
          style={{ data: ZERO_STROKE }}
          groupComponent={<g />}
        />
        <VictoryAxis
          tickValues={valueTicks(0, most, Math.max(2, plotWidthPx / PX_PER_HOURS_TICK)).filter(
            Number.isInteger,
          )}
          tickFormat={(hours: number) => `${formatCount(hours, lang)}\u00a0h`}
        />
      </VictoryChart>
    );
  }, [duration, range, format, colour, widthPx, leftPx, title, lang]);
  return (
    <div className={styles.framed} style={{ height: HEIGHT_PX }}>
      <span className={styles.unit} aria-hidden="true">
        {format.axis([range.lowMw, range.highMw]).unit}
      </span>
      {plot}
      <Threshold
        {...props}
        style={{
          left: leftPx,
          right: PLOT_PADDING.right,
          top: TOP_PX,
          bottom: PLOT_PADDING.bottom,
        }}
      />
    </div>
  );
}

type ThresholdProps = DurationPlotProps & { readonly style: React.CSSProperties };

/** A line to drag up and down; for keys and screen readers it is the browser's own slider. */
function Threshold({
  duration,
  range,
  thresholdMw,
  sentence,
  onThreshold,
  style,
}: ThresholdProps): ReactElement {
  const { text } = useTextWith(AREA_CARD_TEXTS);
  const { lowMw, highMw, stepMw } = range;
  const choose = (mw: number) => onThreshold(onStep(mw, range));
  const follow = ({ clientY, currentTarget, pointerId }: PointerEvent<HTMLElement>) => {
    if (!currentTarget.hasPointerCapture(pointerId)) return;
    const box = currentTarget.parentElement?.getBoundingClientRect();
    if (box?.height) choose(highMw - ((clientY - box.top) / box.height) * (highMw - lowMw));
  };
  const share = (highMw - thresholdMw) / (highMw - lowMw);
  return (
    <div className={styles.thresholds} style={style} hidden={duration.sortedMw.length === 0}>
      <input
        type="range"
        className="visually-hidden"
        min={lowMw}
        max={highMw}
        step={stepMw}
        value={thresholdMw}
        aria-label={text('threshold')}
        aria-valuetext={sentence}
        onChange={({ target }) => choose(Number(target.value))}
      />
      <div
        className={styles.threshold}
        style={{ top: `${share * 100}%` }}
        onPointerDown={({ currentTarget, pointerId }) => currentTarget.setPointerCapture(pointerId)}
        onPointerMove={follow}
      />
    </div>
  );
}

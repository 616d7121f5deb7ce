import { bucketEnd, type Lang } from '@courant/core/domain';
import { type ReactElement, useMemo } from 'react';
import type { CarbonColumns, Lanes } from '../data/lanes.ts';
import type { SeriesSet } from '../data/series-set.ts';
import type { Span } from '../data/spans.ts';
import { formatNumber } from '../text/format.ts';
import { axisFormat } from '../text/format-view.ts';
import { useText } from '../text/use-text.ts';
import { bandFill } from '../theme/measure-colour.ts';
import { toGround } from './ground.ts';
import { Band, domainOf, LanePlot, Line } from './lane-plot.tsx';
import styles from './lanes.module.css';
import { plotWidthOf, timeScale } from './plot-scale.ts';
import { PLOT_PADDING } from './plot-theme.ts';
import type { Slots } from './slots.ts';
import type { Stack } from './stack.ts';

export const LANES = ['EXCHANGE', 'CARBON', 'QUALITY'] as const;
export type Lane = (typeof LANES)[number];

export interface LaneDrawingProps {
  readonly lane: Lane;
  readonly set: SeriesSet;
  readonly stack: Stack;
  /** Null before an answer. */
  readonly columns: Lanes | null;
  readonly widthPx: number;
}

interface PlotProps {
  readonly stack: Stack;
  readonly widthPx: number;
  readonly title: string;
  readonly lang: Lang;
}

/** Memoised by its figures and size, so that a moving cursor does not draw it anew. */
export function LaneDrawing(props: LaneDrawingProps): ReactElement {
  return props.lane === 'CARBON' ? <CarbonDrawing {...props} /> : <PowerDrawing {...props} />;
}

function PowerDrawing({ lane, set, stack, columns, widthPx }: LaneDrawingProps): ReactElement {
  const { lang, text } = useText();
  return useMemo(() => {
    const plot = { stack, widthPx, title: text(`lane${lane}`), lang };
    return lane === 'EXCHANGE' ? exchangePlot(set, plot) : qualityMarks(set, columns?.flags ?? [], plot);
  }, [lane, set, stack, columns, widthPx, lang, text]);
}

/** Its figures are not those of the stack: a live reading that adds no slot does not draw it anew. */
function CarbonDrawing({ stack, columns, widthPx }: LaneDrawingProps): ReactElement {
  const { lang, text } = useText();
  const { starts, resolution } = stack;
  const carbon = columns?.carbon ?? NO_CARBON;
  return useMemo(() => {
    const slots = { starts, ends: starts.map((start) => bucketEnd(resolution, start)) };
    return carbonPlot(carbon, { slots, widthPx, title: text('laneCARBON'), lang });
  }, [carbon, starts, resolution, widthPx, lang, text]);
}

/** Imports above zero, exports below; the axis has sizes, since the fill tells the side. */
function exchangePlot({ columns: { EXCHANGE } }: SeriesSet, { stack, widthPx, title, lang }: PlotProps) {
  const domain = domainOf(EXCHANGE);
  const zero = EXCHANGE.map((amount) => amount && 0);
  const { label } = axisFormat(domain, stack.view, lang);
  return (
    <LanePlot
      slots={stack}
      widthPx={widthPx}
      title={title}
      domain={domain}
      label={(at) => label(Math.abs(at))}
    >
      <Band
        slots={stack}
        low={zero}
        high={EXCHANGE.map((amount) => amount && Math.max(0, amount))}
        fill={bandFill('IMPORT')}
      />
      <Band
        slots={stack}
        low={zero}
        high={EXCHANGE.map((amount) => amount && Math.min(0, amount))}
        fill={bandFill('EXPORT')}
      />
      <Line slots={stack} column={zero} stroke="var(--line-strong)" />
    </LanePlot>
  );
}

const NO_CARBON: CarbonColumns = { central: [], low: [], high: [], version: '' };

interface CarbonPlotProps extends Omit<PlotProps, 'stack'> {
  readonly slots: Slots;
}

/** The estimate as a line inside its bounds. */
function carbonPlot({ central, low, high }: CarbonColumns, { slots, widthPx, title, lang }: CarbonPlotProps) {
  const domain = domainOf(high, central);
  return (
    <LanePlot
      slots={slots}
      widthPx={widthPx}
      title={title}
      domain={domain}
      label={(at) => formatNumber(at, 0, lang)}
    >
      <Band slots={slots} low={low} high={high} fill="color-mix(in oklab, var(--carbon), transparent 65%)" />
      <Line slots={slots} column={central} stroke="var(--carbon)" />
    </LanePlot>
  );
}

/** From top to bottom: what is not plausible, what was not published, and how final the rest is. */
function qualityMarks(set: SeriesSet, flags: Lanes['flags'], { stack, widthPx }: PlotProps) {
  const plotWidthPx = plotWidthOf(widthPx);
  const toPx = timeScale(stack, plotWidthPx).clamp(true);
  const boxOf = ({ start, end }: Span) => ({
    transform: `translateX(${toPx(start)}px)`,
    width: Math.max(3, toPx(end) - toPx(start)),
  });
  return (
    <div className={styles.quality} style={{ left: PLOT_PADDING.left, width: plotWidthPx }}>
      {flags.map((flag) => (
        <span key={flag.start} className={styles.flag} style={boxOf(flag)} />
      ))}
      {toGround(set, stack).gaps.map((gap) => (
        <span key={gap.start} className={styles.gap} style={boxOf(gap)} />
      ))}
      {set.vintages.map((span) => (
        <span key={span.start} className={styles.vintage} data-vintage={span.vintage} style={boxOf(span)} />
      ))}
    </div>
  );
}

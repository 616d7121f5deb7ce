import { type KeyboardEvent, memo, type ReactElement, useMemo } from 'react';
import { VictoryArea, VictoryAxis, VictoryBrushContainer, VictoryChart } from 'victory';
import type { Span } from '../data/spans.ts';
import type { WeeklyHistory } from '../data/use-history.ts';
import { formatFullDay } from '../text/format.ts';
import { useText } from '../text/use-text.ts';
import { brushOf, spanAfterKey, spanOfBrush } from './brush.ts';
import { plotWidthOf } from './plot-scale.ts';
import { PLOT_PADDING, PLOT_THEME } from './plot-theme.ts';
import { timeTicks } from './ticks.ts';

const HEIGHT_PX = 64;
const PADDING = { ...PLOT_PADDING, top: 2, bottom: 22 };
const PX_PER_TICK = 53;

const AREA_STYLE = { data: { fill: 'var(--line)', stroke: 'none' } };
const BRUSH_STYLE = { fill: 'var(--accent)', fillOpacity: 0.18, stroke: 'var(--accent)' };
const HANDLE_STYLE = { fill: 'transparent', stroke: 'none' };

export interface HistoryNavigatorProps {
  readonly history: WeeklyHistory;
  /** What the chart above shows. */
  readonly span: Span;
  readonly widthPx: number;
  readonly onSpan: (span: Span) => void;
}

/** All of the history by week, with a brush over what the chart shows: moved, resized or drawn anew, it shows another part; arrows move it, too. */
function HistoryNavigator(props: HistoryNavigatorProps): ReactElement {
  const { history, span, widthPx, onSpan } = props;
  const { lang, text } = useText();
  const { starts, end, consumptionMw } = history;
  const whole = { start: starts[0] ?? 0, end };
  const brush = brushOf(span, whole, plotWidthOf(widthPx));
  const weeks = useMemo(
    // The last week reaches to the end.
    () => [...starts, end].map((x, i) => ({ x, y: consumptionMw[Math.min(i, starts.length - 1)] ?? null })),
    [starts, end, consumptionMw],
  );
  const years = timeTicks(whole.start, end, plotWidthOf(widthPx) / PX_PER_TICK, lang);
  const labels = new Map(years.map(({ at, label }) => [at, label]));
  const onKeyDown = (event: KeyboardEvent) => {
    const next = spanAfterKey(event.key, span, whole);
    if (!next || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    onSpan(next);
  };
  return (
    <div
      role="slider"
      tabIndex={0}
      aria-label={text('navigator')}
      aria-valuemin={whole.start}
      aria-valuemax={end}
      aria-valuenow={span.start}
      aria-valuetext={text('periodOf', {
        from: formatFullDay(span.start, lang),
        to: formatFullDay(span.end - 1, lang),
      })}
      onKeyDown={onKeyDown}
    >
      <VictoryChart
        width={widthPx}
        height={HEIGHT_PX}
        padding={PADDING}
        theme={PLOT_THEME}
        domain={{ x: [whole.start, end], y: [0, Math.max(1, ...weeks.map(({ y }) => y ?? 0))] }}
        containerComponent={
          <VictoryBrushContainer
            responsive={false}
            title={text('navigator')}
            brushDimension="x"
            brushDomain={{ x: [brush.start, brush.end] }}
            brushStyle={BRUSH_STYLE}
            handleStyle={HANDLE_STYLE}
            handleWidth={8}
            defaultBrushArea="move"
            onBrushDomainChangeEnd={({ x: [from, to] }) =>
              onSpan(spanOfBrush({ start: Number(from), end: Number(to) }, brush, span))
            }
          />
        }
      >
        <VictoryArea data={weeks} style={AREA_STYLE} interpolation="stepAfter" />
        <VictoryAxis
          offsetY={PADDING.bottom}
          tickValues={years.map(({ at }) => at)}
          tickFormat={(at: number) => labels.get(at) ?? ''}
        />
      </VictoryChart>
    </div>
  );
}

/** A live reading moves neither history nor brush, and must not draw them anew. */
export default memo(HistoryNavigator);

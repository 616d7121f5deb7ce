import { AREAS, type AreaCode } from '@courant/core/domain';
import { type ReactElement, Suspense, useMemo, useRef } from 'react';
import type { HistoryProgress } from '../chart/gap-labels.tsx';
import { toStack } from '../chart/stack.ts';
import { startOf } from '../data/period.ts';
import type { SeriesWindow } from '../data/series-window.ts';
import { useAgainst } from '../data/use-against.ts';
import { type ShownSeries, useSeries, windowKey } from '../data/use-series.ts';
import { isLoadingHistory, type Status } from '../data/use-status.ts';
import { pointsFor } from '../data/zoom.ts';
import { useText } from '../text/use-text.ts';
import styles from './area-page.module.css';
import { ChartFacts } from './chart-facts.tsx';
import { ChartLanes, lanesHeight } from './chart-lanes.tsx';
import { ChartMenu } from './chart-menu.tsx';
import own from './history-panel.module.css';
import { Notice } from './notice.tsx';
import { ReadoutPanel } from './readout-panel.tsx';
import { Failed, Refused } from './refused.tsx';
import { SeriesTable } from './series-table.tsx';
import { StackChart } from './stack-chart-part.ts';
import { useChartCursor } from './use-chart-cursor.ts';
import type { PeriodControl } from './use-period.ts';
import type { UrlControl } from './use-url-state.ts';
import { windowName } from './window-name.ts';
import { WindowState } from './window-state.tsx';

/** From this width on the readout stands beside the chart. */
const WIDE_PX = 900;
const READOUT_PX = 300;
const GAP_PX = 20;

/** The width of the chart, which on a wide page leaves the rest to the readout. */
const chartWidthFor = (widthPx: number, asTable: boolean) =>
  widthPx >= WIDE_PX && !asTable ? widthPx - READOUT_PX - GAP_PX : widthPx;

const NARROW_PX = 560;
const CHART_MARGIN_PX = 16;
const heightFor = (widthPx: number) => (widthPx < NARROW_PX ? 300 : 420);

/** What the chart takes with its lanes, which a table has not. */
const placeFor = (widthPx: number, asTable: boolean) =>
  heightFor(widthPx) + CHART_MARGIN_PX + (asTable ? 0 : lanesHeight(widthPx < NARROW_PX));

export interface HistoryContentProps {
  readonly area: AreaCode;
  readonly url: UrlControl;
  readonly status: Status | undefined;
  readonly period: PeriodControl;
  readonly widthPx: number;
}

/** The chosen window, or why there is none; while it is on its way, the one before. */
export function HistoryContent(props: HistoryContentProps): ReactElement {
  const { area, url, widthPx } = props;
  const { lang, text } = useText();
  const { zoom, dates, step, view, asOf } = url.state;
  const chosen: SeriesWindow = {
    area,
    zoom,
    dates,
    step,
    view,
    asOf,
    maxPoints: pointsFor(chartWidthFor(widthPx, false)),
  };
  const series = useSeries(chosen);
  const { shown, refusal, hasError, failure, retry } = series;
  if (refusal) return <Refused by={refusal} asOf={asOf === null ? null : startOf(asOf)} onRetry={retry} />;
  if (!shown && hasError) return <Failed by={failure} onRetry={retry} />;
  if (!shown) {
    return (
      <div className={styles.waiting} style={{ height: placeFor(widthPx, url.state.asTable) }} role="status">
        {text('loading')}
      </div>
    );
  }
  const isStale = windowKey(shown.window) !== windowKey(chosen);
  return (
    <>
      <WindowState
        isStale={isStale}
        failure={hasError ? { by: failure } : null}
        names={{ shown: windowName(shown.window, lang), chosen: windowName(chosen, lang) }}
        onRetry={retry}
      />
      {shown.set.starts.length === 0 ? (
        <Notice>{text('empty')}</Notice>
      ) : (
        <ShownHistory {...props} shown={shown} isStale={isStale} />
      )}
    </>
  );
}

/** The columns of a window, under that window's own name. */
function ShownHistory({
  area,
  url,
  status,
  period,
  widthPx,
  shown,
  isStale,
}: HistoryContentProps & { shown: ShownSeries; isStale: boolean }): ReactElement {
  const { lang, text } = useText();
  const { set, window } = shown;
  const { hidden, asTable } = url.state;
  const against = set.view === 'SHARE_OF_CONSUMPTION' ? null : url.state.against;
  const { column, refusal } = useAgainst(area, set, against);
  const frame = useRef<HTMLDivElement>(null);
  const stack = useMemo(
    () => toStack(area, set, hidden, column?.amounts ?? null),
    [area, set, hidden, column],
  );
  const cursor = useChartCursor();
  const heightPx = heightFor(widthPx);
  const chartWidthPx = chartWidthFor(widthPx, asTable);
  const isBeside = chartWidthPx < widthPx;
  const readout = (
    <ReadoutPanel
      set={set}
      stack={stack}
      hidden={hidden}
      onHide={(next) => url.set({ hidden: next })}
      cursor={cursor}
      against={{ period: against, refusal }}
      isBeside={isBeside}
    />
  );
  const title = text('chartOf', { area: AREAS[area].name[lang], window: windowName(window, lang) });
  return (
    <>
      <div className={own.menu}>
        <ChartMenu {...{ area, url, status, shown, stack, frame }} against={column} />
      </div>
      <div ref={frame} className={own.read} data-stale={isStale} aria-busy={isStale}>
        <div>
          {asTable ? (
            <SeriesTable set={set} stack={stack} />
          ) : (
            <>
              <Suspense fallback={<div style={{ height: heightPx + CHART_MARGIN_PX }} />}>
                <StackChart
                  set={set}
                  stack={stack}
                  widthPx={chartWidthPx}
                  heightPx={heightPx}
                  title={title}
                  slot={cursor.slot}
                  onSlot={cursor.setSlot}
                  focus={cursor.focus}
                  progress={progressOf(status)}
                  onSpan={period.chooseSpan}
                />
              </Suspense>
              <ChartLanes
                area={area}
                set={set}
                stack={stack}
                asOf={window.asOf}
                widthPx={chartWidthPx}
                cursor={cursor}
                isTabbed={widthPx < NARROW_PX}
              />
            </>
          )}
        </div>
        {isBeside && readout}
      </div>
      <div className={own.details}>
        {!isBeside && readout}
        <ChartFacts set={set} stack={stack} />
      </div>
    </>
  );
}

/** How far the loading of history is; null where none is loading. */
function progressOf(status: Status | undefined): HistoryProgress | null {
  const backfill = status?.freshness.backfill;
  if (!backfill || !isLoadingHistory(status)) return null;
  return { done: backfill.slicesDone, total: backfill.slicesTotal };
}

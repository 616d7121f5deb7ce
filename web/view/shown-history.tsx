import { AREAS } from '@courant/core/domain';
import { type ReactElement, Suspense, useMemo, useRef } from 'react';
import { createPortal } from 'react-dom';
import type { HistoryProgress } from '../chart/gap-labels.tsx';
import { toStack } from '../chart/stack.ts';
import { useAgainst } from '../data/use-against.ts';
import type { ShownSeries } from '../data/use-series.ts';
import { isLoadingHistory, type Status } from '../data/use-status.ts';
import { useText } from '../text/use-text.ts';
import { ChartFacts } from './chart-facts.tsx';
import { ChartLanes } from './chart-lanes.tsx';
import { ChartMenu } from './chart-menu.tsx';
import own from './history-panel.module.css';
import type { HistoryContentProps } from './history-props.ts';
import { CHART_MARGIN_PX, chartWidthFor, heightFor, isNarrow } from './history-size.ts';
import { ReadoutPanel } from './readout-panel.tsx';
import { SeriesTable } from './series-table.tsx';
import { StackChart } from './stack-chart-part.ts';
import { useChartCursor } from './use-chart-cursor.ts';
import { windowName } from './window-name.ts';

/** The columns of a window, under that window's own name. */
export default function ShownHistory({
  area,
  url,
  status,
  period,
  widthPx,
  menuSlot,
  detailsSlot,
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
      {menuSlot &&
        createPortal(
          <ChartMenu {...{ area, url, status, shown, stack, frame }} against={column} />,
          menuSlot,
        )}
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
                isTabbed={isNarrow(widthPx)}
              />
            </>
          )}
        </div>
        {isBeside && readout}
      </div>
      {detailsSlot &&
        createPortal(
          <>
            {!isBeside && readout}
            <ChartFacts set={set} stack={stack} />
          </>,
          detailsSlot,
        )}
    </>
  );
}

/** How far the loading of history is; null where none is loading. */
function progressOf(status: Status | undefined): HistoryProgress | null {
  const backfill = status?.freshness.backfill;
  if (!backfill || !isLoadingHistory(status)) return null;
  return { done: backfill.slicesDone, total: backfill.slicesTotal };
}

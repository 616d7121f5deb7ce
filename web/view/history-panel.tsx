import { AREAS, type AreaCode } from '@courant/core/domain';
import { type ReactElement, Suspense, useEffect, useMemo } from 'react';
import type { HistoryProgress } from '../chart/gap-labels.tsx';
import { presentBands, toStack } from '../chart/stack.ts';
import { useWidth } from '../chart/use-width.ts';
import { type SeriesView, type ShownSeries, useSeries } from '../data/use-series.ts';
import { isLoadingHistory, type Status } from '../data/use-status.ts';
import { pointsFor, type Zoom } from '../data/zoom.ts';
import { useText } from '../text/use-text.ts';
import styles from './area-page.module.css';
import { ChartFacts } from './chart-facts.tsx';
import own from './history-panel.module.css';
import { lazyPart } from './lazy-part.tsx';
import { Legend } from './legend.tsx';
import { Notice } from './notice.tsx';
import panel from './panel.module.css';
import { playgroundHref, seriesQueryText } from './playground-link.ts';
import { SeriesTable } from './series-table.tsx';
import type { UrlControl } from './use-url-state.ts';
import { ZoomPicker } from './zoom-picker.tsx';

// Victory is a third of the code: the page's words and figures do not wait for it.
const loadChart = () => import('../chart/stack-chart.tsx');
const StackChart = lazyPart(loadChart);

const NARROW_PX = 560;
const heightFor = (widthPx: number) => (widthPx < NARROW_PX ? 300 : 420);

/** Production and consumption over a window, as a chart or as a table, with its legend. */
export function HistoryPanel({ area, url, status }: Omit<HistoryProps, 'widthPx'>): ReactElement {
  const { text } = useText();
  const { asTable } = url.state;
  useEffect(() => {
    // In parallel with the query of its figures; the drawing reports a failure.
    if (!asTable) loadChart().catch(() => undefined);
  }, [asTable]);
  return (
    <section className={panel.panel} aria-labelledby="history-title">
      <div className={panel.bar}>
        <h2 id="history-title">{text('chartTitle')}</h2>
        <ZoomPicker zoom={url.state.zoom} onChoose={(zoom) => url.set({ zoom })} />
      </div>
      <MeasuredHistory area={area} url={url} status={status} />
      <p className={panel.soft}>{asTable ? '' : text('chartHelp')}</p>
    </section>
  );
}

interface HistoryProps {
  readonly area: AreaCode;
  readonly url: UrlControl;
  readonly status: Status | undefined;
  readonly widthPx: number;
}

function MeasuredHistory(props: Omit<HistoryProps, 'widthPx'>): ReactElement {
  const [frame, widthPx] = useWidth<HTMLDivElement>();
  return <div ref={frame}>{widthPx > 0 && <HistoryContent {...props} widthPx={widthPx} />}</div>;
}

function HistoryContent(props: HistoryProps): ReactElement {
  const { area, url, widthPx } = props;
  const { text } = useText();
  const { zoom } = url.state;
  const view = useSeries(area, zoom, pointsFor(widthPx));
  const { shown, refusal, hasError, retry } = view;
  if (refusal) return <Notice onRetry={retry}>{text('refused', { why: refusal.message })}</Notice>;
  if (!shown && hasError) return <Notice onRetry={retry}>{text('failed')}</Notice>;
  if (!shown) {
    return (
      <div className={styles.waiting} style={{ height: heightFor(widthPx) }} role="status">
        {text('loading')}
      </div>
    );
  }
  return (
    <>
      <WindowState view={view} shown={shown.zoom} chosen={zoom} />
      {shown.set.starts.length === 0 ? (
        <Notice>{text('empty')}</Notice>
      ) : (
        <ShownHistory {...props} shown={shown} isStale={shown.zoom !== zoom} />
      )}
    </>
  );
}

/** Which window is shown where it is not the chosen one, and that the API does not answer. */
function WindowState({
  view: { hasError, retry },
  shown,
  chosen,
}: {
  view: SeriesView;
  shown: Zoom;
  chosen: Zoom;
}): ReactElement | null {
  const { text } = useText();
  const isStale = shown !== chosen;
  const windows = { shown: text(`zoom${shown}Long`), chosen: text(`zoom${chosen}Long`) };
  if (hasError) {
    return (
      <div className={own.alert} role="alert">
        <span>{isStale ? text('failedWindow', windows) : text('failed')}</span>
        <button type="button" className={panel.button} onClick={retry}>
          {text('retry')}
        </button>
      </div>
    );
  }
  if (!isStale) return null;
  return (
    <div className={own.frame}>
      <p className={own.still} role="status">
        {text('stillShown', windows)}
      </p>
    </div>
  );
}

/** The columns of a window, under that window's own name. */
function ShownHistory({
  area,
  url,
  status,
  widthPx,
  shown: { set, zoom },
  isStale,
}: HistoryProps & { shown: ShownSeries; isStale: boolean }): ReactElement {
  const { lang, text } = useText();
  const { hidden, asTable } = url.state;
  const stack = useMemo(() => toStack(area, set, hidden), [area, set, hidden]);
  const heightPx = heightFor(widthPx);
  const title = text('chartOf', { area: AREAS[area].name[lang], window: text(`zoom${zoom}Long`) });
  return (
    <>
      <div className={styles.plot} data-stale={isStale} aria-busy={isStale}>
        {asTable ? (
          <SeriesTable set={set} stack={stack} />
        ) : (
          <Suspense fallback={<div style={{ height: heightPx }} />}>
            <StackChart
              set={set}
              stack={stack}
              widthPx={widthPx}
              heightPx={heightPx}
              title={title}
              progress={progressOf(status)}
            />
          </Suspense>
        )}
      </div>
      <Legend bands={presentBands(set)} hidden={hidden} onChange={(next) => url.set({ hidden: next })} />
      <ChartFacts set={set} stack={stack} />
      <div className={styles.links}>
        <button type="button" className={panel.button} onClick={() => url.set({ asTable: !asTable })}>
          {text(asTable ? 'showChart' : 'showTable')}
        </button>
        <a href={playgroundHref(seriesQueryText(area, zoom, set.resolution))}>{text('openQuery')}</a>
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

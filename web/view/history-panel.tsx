import { AREAS, type AreaCode } from '@courant/core/domain';
import { lazy, type ReactElement, Suspense, useEffect, useMemo } from 'react';
import { presentBands, toStack } from '../chart/stack.ts';
import { useWidth } from '../chart/use-width.ts';
import { useSeries } from '../data/use-series.ts';
import { pointsFor } from '../data/zoom.ts';
import { useText } from '../text/use-text.ts';
import styles from './area-page.module.css';
import { ChartFacts } from './chart-facts.tsx';
import { Legend } from './legend.tsx';
import { Notice } from './notice.tsx';
import panel from './panel.module.css';
import { playgroundHref, seriesQueryText } from './playground-link.ts';
import { SeriesTable } from './series-table.tsx';
import type { UrlControl } from './use-url-state.ts';
import { ZoomPicker } from './zoom-picker.tsx';

// Victory is a third of the code: the page's words and figures do not wait for it.
const loadChart = () => import('../chart/stack-chart.tsx');
const StackChart = lazy(loadChart);

const NARROW_PX = 560;
const heightFor = (widthPx: number) => (widthPx < NARROW_PX ? 300 : 420);

/** Production and consumption over a window, as a chart or as a table, with its legend. */
export function HistoryPanel({ area, url }: { area: AreaCode; url: UrlControl }): ReactElement {
  const { text } = useText();
  const { asTable } = url.state;
  useEffect(() => {
    if (!asTable) loadChart(); // In parallel with the query of its figures.
  }, [asTable]);
  return (
    <section className={panel.panel} aria-labelledby="history-title">
      <div className={panel.bar}>
        <h2 id="history-title">{text('chartTitle')}</h2>
        <ZoomPicker zoom={url.state.zoom} onChoose={(zoom) => url.set({ zoom })} />
      </div>
      <MeasuredHistory area={area} url={url} />
      <p className={panel.soft}>{asTable ? '' : text('chartHelp')}</p>
    </section>
  );
}

function MeasuredHistory({ area, url }: { area: AreaCode; url: UrlControl }): ReactElement {
  const [frame, widthPx] = useWidth<HTMLDivElement>();
  return <div ref={frame}>{widthPx > 0 && <HistoryContent area={area} url={url} widthPx={widthPx} />}</div>;
}

function HistoryContent({
  area,
  url,
  widthPx,
}: {
  area: AreaCode;
  url: UrlControl;
  widthPx: number;
}): ReactElement {
  const { lang, text } = useText();
  const { zoom, hidden, asTable } = url.state;
  const { set, refusal, stale, hasError, retry } = useSeries(area, zoom, pointsFor(widthPx));
  const stack = useMemo(() => set && toStack(area, set, hidden), [area, set, hidden]);
  const heightPx = heightFor(widthPx);
  if (hasError && !set) return <Notice onRetry={retry}>{text('failed')}</Notice>;
  if (refusal) return <Notice onRetry={retry}>{text('refused', { why: refusal.message })}</Notice>;
  if (!set || !stack) {
    return (
      <div className={styles.waiting} style={{ height: heightPx }} role="status">
        {text('loading')}
      </div>
    );
  }
  if (set.starts.length === 0) return <Notice>{text('empty')}</Notice>;
  const title = text('chartOf', { area: AREAS[area].name[lang], window: text(`zoom${zoom}Long`) });
  return (
    <>
      {hasError && <p role="alert">{text('failed')}</p>}
      <div className={styles.plot} data-stale={stale} aria-busy={stale}>
        {asTable ? (
          <SeriesTable set={set} stack={stack} />
        ) : (
          <Suspense fallback={<div style={{ height: heightPx }} />}>
            <StackChart set={set} stack={stack} widthPx={widthPx} heightPx={heightPx} title={title} />
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

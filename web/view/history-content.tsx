import { type ReactElement, Suspense } from 'react';
import { startOf } from '../data/period.ts';
import type { SeriesWindow } from '../data/series-window.ts';
import { useSeries, windowKey } from '../data/use-series.ts';
import { pointsFor } from '../data/zoom.ts';
import { useText } from '../text/use-text.ts';
import styles from './area-page.module.css';
import type { HistoryContentProps } from './history-props.ts';
import { chartWidthFor, contentHeight } from './history-size.ts';
import { Notice } from './notice.tsx';
import { Failed, Refused } from './refused.tsx';
import { ShownHistory } from './shown-history-part.ts';
import { windowName } from './window-name.ts';
import { WindowState } from './window-state.tsx';

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
  const waiting = (
    <div
      className={styles.waiting}
      style={{ height: contentHeight(widthPx, url.state.asTable) }}
      role="status"
    >
      {text('loading')}
    </div>
  );
  if (!shown) return waiting;
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
        <Suspense fallback={waiting}>
          <ShownHistory {...props} shown={shown} isStale={isStale} />
        </Suspense>
      )}
    </>
  );
}

import { AREAS } from '@courant/core/domain';
import { type ReactElement, Suspense, useMemo } from 'react';
import { bandLabel } from '../../chart/band-label.ts';
import { consumptionLabel } from '../../chart/readout.ts';
import { legendRows, type RowKey, type Stack, toStack } from '../../chart/stack.ts';
import { storageAt } from '../../chart/window-sums.ts';
import type { SeriesSet } from '../../data/series-set.ts';
import type { SeriesWindow } from '../../data/series-window.ts';
import { useAgainst } from '../../data/use-against.ts';
import { useSeries } from '../../data/use-series.ts';
import { pointsFor } from '../../data/zoom.ts';
import { formatBucket } from '../../text/format.ts';
import { formatAmount, formatQuantity } from '../../text/format-view.ts';
import { useText } from '../../text/use-text.ts';
import { bandBackground, MEASURE_COLOUR } from '../../theme/measure-colour.ts';
import { Notice } from '../notice.tsx';
import { Refused } from '../refused.tsx';
import { StackChart } from '../stack-chart-part.ts';
import { areaPath } from '../url-state.ts';
import { useChartCursor } from '../use-chart-cursor.ts';
import { useUrlState } from '../use-url-state.ts';
import { windowName } from '../window-name.ts';
import styles from './embed.module.css';
import { EmbedFrame } from './embed-frame.tsx';
import { type EmbedProps, embeddedArea, fullPageHref } from './embed-state.ts';
import { type Size, useSize } from './use-size.ts';

/** Production and consumption of an area over a period. */
export function EmbedStack({ query }: EmbedProps): ReactElement {
  const { lang, text } = useText();
  const { state } = useUrlState();
  const area = embeddedArea(query);
  const title = text('chartOf', { area: AREAS[area].name[lang], window: windowName(state, lang) });
  return (
    <EmbedFrame title={title} href={fullPageHref(areaPath(area), query)}>
      {(size) => <StackOf query={query} title={title} size={size} />}
    </EmbedFrame>
  );
}

function StackOf({ query, title, size }: EmbedProps & { title: string; size: Size }): ReactElement {
  const { text } = useText();
  const { state } = useUrlState();
  const { zoom, dates, step, view, asOf } = state;
  const area = embeddedArea(query);
  const chosen: SeriesWindow = { area, zoom, dates, step, view, asOf, maxPoints: pointsFor(size.widthPx) };
  const { shown, refusal, hasError, retry } = useSeries(chosen);
  if (refusal) return <Refused by={refusal} />;
  if (!shown && hasError) return <Notice onRetry={retry}>{text('failed')}</Notice>;
  if (!shown) return <Notice>{text('loading')}</Notice>;
  if (shown.set.starts.length === 0) return <Notice>{text('empty')}</Notice>;
  return <DrawnStack query={query} set={shown.set} title={title} heightPx={size.heightPx} />;
}

interface DrawnStackProps extends EmbedProps {
  readonly set: SeriesSet;
  readonly title: string;
  /** In a frame that is too low for a chart its figures stand alone. */
  readonly heightPx: number;
}

function DrawnStack({ query, set, title, heightPx: frameHeightPx }: DrawnStackProps): ReactElement {
  const { state } = useUrlState();
  const area = embeddedArea(query);
  const { column } = useAgainst(area, set, set.view === 'SHARE_OF_CONSUMPTION' ? null : state.against);
  const stack = useMemo(
    () => toStack(area, set, state.hidden, column?.amounts ?? null),
    [area, set, state.hidden, column],
  );
  const { slot, setSlot } = useChartCursor();
  const [plot, { widthPx, heightPx }] = useSize<HTMLDivElement>();
  const read = slot ?? lastPublished(stack);
  if (frameHeightPx < MIN_PLOT_PX)
    return <Legend stack={stack} slot={read} rows={Math.floor(frameHeightPx / ROW_PX)} />;
  return (
    <div className={styles.column}>
      <div ref={plot} className={styles.plot}>
        {heightPx > MARGIN_PX && (
          <Suspense fallback={null}>
            <StackChart
              set={set}
              stack={stack}
              widthPx={widthPx}
              heightPx={heightPx - MARGIN_PX}
              title={title}
              slot={slot}
              onSlot={setSlot}
            />
          </Suspense>
        )}
      </div>
      <Legend stack={stack} slot={read} />
    </div>
  );
}

/** A lower chart would be all axes. */
const MIN_PLOT_PX = 110;
/** Of figures without a chart. */
const ROW_PX = 16;
/** What the chart keeps free above itself. */
const MARGIN_PX = 16;

const lastPublished = ({ consumptionMw }: Stack): number =>
  Math.max(
    0,
    consumptionMw.findLastIndex((mw) => mw !== null),
  );

interface LegendProps {
  readonly stack: Stack;
  readonly slot: number;
  /** Where it stands alone: how many rows there is room for. One holds the moment, the next the consumption. */
  readonly rows?: number;
}

/** What each band is, with its figure at the slot that is read. */
function Legend({ stack, slot, rows }: LegendProps): ReactElement {
  const { lang } = useText();
  const { view, starts, ends, resolution } = stack;
  const owns = new Map(stack.bands.map(({ key, own }) => [key, own]));
  const print = (amount: number | null | undefined) =>
    amount == null ? formatAmount(null, view, lang) : formatQuantity(amount, view, lang);
  // What storage gives and takes has its sign; another row says by its name which way it goes.
  const printRow = (key: RowKey) => {
    if (key === 'STORAGE') return print(storageAt(stack, slot));
    const amount = owns.get(key)?.[slot];
    return print(amount && Math.abs(amount));
  };
  const bands = legendRows([...owns.keys()]).slice(0, rows && Math.max(0, rows - 2));
  return (
    <ul className={rows === undefined ? styles.legend : styles.rows}>
      <li>{formatBucket(starts[slot] ?? 0, ends[slot] ?? 0, resolution, lang)}</li>
      <li>
        <span className={styles.swatch} style={{ background: MEASURE_COLOUR.CONSUMPTION }} />
        {consumptionLabel(lang)} {print(stack.consumptionMw[slot])}
      </li>
      {bands.map((key) => (
        <li key={key}>
          <span className={styles.swatch} style={{ background: bandBackground(key) }} />
          {bandLabel(key, lang)} {printRow(key)}
        </li>
      ))}
    </ul>
  );
}

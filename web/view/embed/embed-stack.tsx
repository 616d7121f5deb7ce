import { AREAS } from '@courant/core/domain';
import { type ReactElement, Suspense, useMemo } from 'react';
import { bandLabel } from '../../chart/band-label.ts';
import { consumptionLabel } from '../../chart/readout.ts';
import { bandsFromTop, type Stack, toStack } from '../../chart/stack.ts';
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
  return <DrawnStack query={query} set={shown.set} title={title} isLow={size.heightPx < MIN_PLOT_PX} />;
}

interface DrawnStackProps extends EmbedProps {
  readonly set: SeriesSet;
  readonly title: string;
  /** Whether its frame is too low for a chart: its figures then stand alone. */
  readonly isLow: boolean;
}

function DrawnStack({ query, set, title, isLow }: DrawnStackProps): ReactElement {
  const { state } = useUrlState();
  const area = embeddedArea(query);
  const { column } = useAgainst(area, set, set.view === 'SHARE_OF_CONSUMPTION' ? null : state.against);
  const stack = useMemo(() => toStack(area, set, state.hidden, column), [area, set, state.hidden, column]);
  const { slot, setSlot } = useChartCursor();
  const [plot, { widthPx, heightPx }] = useSize<HTMLDivElement>();
  const legend = <Legend stack={stack} slot={slot ?? lastPublished(stack)} />;
  if (isLow) return legend;
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
      {legend}
    </div>
  );
}

/** A lower chart would be all axes. */
const MIN_PLOT_PX = 110;
/** What the chart keeps free above itself. */
const MARGIN_PX = 16;

const lastPublished = ({ consumptionMw }: Stack): number =>
  Math.max(
    0,
    consumptionMw.findLastIndex((mw) => mw !== null),
  );

/** What each band is, with its figure at the slot that is read. */
function Legend({ stack, slot }: { stack: Stack; slot: number }): ReactElement {
  const { lang } = useText();
  const { view, starts, ends, resolution } = stack;
  const owns = new Map(stack.bands.map(({ key, own }) => [key, own]));
  const print = (amount: number | null | undefined) =>
    amount == null ? formatAmount(null, view, lang) : formatQuantity(Math.abs(amount), view, lang);
  return (
    <ul className={styles.legend}>
      <li>{formatBucket(starts[slot] ?? 0, ends[slot] ?? 0, resolution, lang)}</li>
      <li>
        <span className={styles.swatch} style={{ background: MEASURE_COLOUR.CONSUMPTION }} />
        {consumptionLabel(lang)} {print(stack.consumptionMw[slot])}
      </li>
      {bandsFromTop([...owns.keys()]).map((key) => (
        <li key={key}>
          <span className={styles.swatch} style={{ background: bandBackground(key) }} />
          {bandLabel(key, lang)} {print(owns.get(key)?.[slot])}
        </li>
      ))}
    </ul>
  );
}

import { type ReactElement, useEffect, useRef, useState } from 'react';
import { useWidth } from '../chart/use-width.ts';
import { zoomedIn, zoomedOut } from '../data/gesture.ts';
import { useText } from '../text/use-text.ts';
import { HistoryContent } from './history-content.tsx';
import own from './history-panel.module.css';
import type { HistoryContentProps } from './history-props.ts';
import { Navigator } from './navigator.tsx';
import panel from './panel.module.css';
import { RangeToolbar } from './range-toolbar.tsx';
import { loadShownHistory } from './shown-history-part.ts';
import { loadChart } from './stack-chart-part.ts';
import { UnreadDates } from './unread-dates.tsx';
import { useKeys } from './use-keys.ts';
import { type PeriodControl, usePeriod } from './use-period.ts';

type HistoryPanelProps = Omit<HistoryContentProps, 'period' | 'widthPx' | 'menuSlot' | 'detailsSlot'>;

/** Production and consumption over a period, as a chart or as a table, with the choice of the period. */
export function HistoryPanel({ area, url, status }: HistoryPanelProps): ReactElement {
  const { text } = useText();
  const { asTable } = url.state;
  const [hasHelp, setHasHelp] = useState(false);
  const [menuSlot, setMenuSlot] = useState<Element | null>(null);
  const [detailsSlot, setDetailsSlot] = useState<Element | null>(null);
  const section = useRef<HTMLElement>(null);
  const [frame, widthPx] = useWidth<HTMLDivElement>();
  const period = usePeriod(url);
  const toggleHelp = () => setHasHelp(!hasHelp);
  useKeys(section, {
    ...periodKeys(period),
    t: () => {
      url.set({ asTable: !asTable });
      // The focused drawing or table goes: the panel takes the focus, so that it still hears the keys.
      section.current?.focus({ preventScroll: true });
    },
    '?': toggleHelp,
  });
  useEffect(() => {
    // In parallel with the query of its figures; the drawing reports a failure.
    loadShownHistory().catch(() => undefined);
    if (!asTable) loadChart().catch(() => undefined);
  }, [asTable]);
  return (
    <section
      ref={section}
      tabIndex={-1}
      className={`${panel.panel} ${own.panel}`}
      aria-labelledby="history-title"
    >
      <div className={panel.bar}>
        <h2 id="history-title">{text('chartTitle')}</h2>
        <div ref={setMenuSlot} className={own.menu} />
        <button type="button" className={own.help} aria-expanded={hasHelp} onClick={toggleHelp}>
          <span aria-hidden="true">?</span>
          <span className="visually-hidden">{text('help')}</span>
        </button>
      </div>
      {hasHelp && (
        <p className={own.keys}>
          {text('chartKeys')} {text('legendHelp', { keys: text('bandKeys') })}
        </p>
      )}
      <RangeToolbar url={url} period={period} />
      <UnreadDates />
      <div ref={frame}>
        {widthPx > 0 && (
          <>
            <HistoryContent
              area={area}
              url={url}
              status={status}
              period={period}
              widthPx={widthPx}
              menuSlot={menuSlot}
              detailsSlot={detailsSlot}
            />
            <Navigator area={area} period={period} widthPx={widthPx} />
            <div ref={setDetailsSlot} className={own.details} />
          </>
        )}
      </div>
    </section>
  );
}

const periodKeys = ({ span, before, after, goTo, chooseSpan }: PeriodControl) => ({
  '+': () => chooseSpan(zoomedIn(span)),
  '-': () => chooseSpan(zoomedOut(span)),
  '[': () => before && goTo(before),
  ']': () => after && goTo(after),
});

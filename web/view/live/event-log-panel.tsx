import { AREA_CODES, AREAS } from '@courant/core/domain';
import { type ReactElement, type ReactNode, useEffect, useMemo } from 'react';
import { LINE_KINDS, type LineFilter, matchesLine } from '../../data/event-line.ts';
import { type EventLog, type EventLogView, MAX_LINES } from '../../data/event-log.ts';
import { formatCount } from '../../text/format.ts';
import { STREAM_TEXTS } from '../../text/texts-stream.ts';
import { useTextWith } from '../../text/use-text.ts';
import panel from '../panel.module.css';
import bar from '../range-toolbar.module.css';
import { Choice } from '../select-choice.tsx';
import { EventList } from './event-list.tsx';
import styles from './live.module.css';
import { StreamCounts } from './stream-counts.tsx';
import { useAnnounced } from './use-announced.ts';

const TICK_MS = 5_000;

export interface EventLogPanelProps {
  readonly view: EventLogView;
  readonly tick: EventLog['tick'];
  readonly filter: LineFilter;
  readonly onFilter: (filter: LineFilter) => void;
  /** Stands in place of the lines before there is one. */
  readonly empty: ReactNode;
  /** Stands below the counts. */
  readonly children?: ReactNode;
}

/** The log of a stream with its counts, by area and kind. */
export function EventLogPanel(props: EventLogPanelProps): ReactElement {
  const { view, tick, filter, onFilter, empty, children } = props;
  const { lang, text } = useTextWith(STREAM_TEXTS);
  const { lines, dropped } = view;
  const shown = useMemo(() => lines.filter((line) => matchesLine(filter, line)), [lines, filter]);
  const announced = useAnnounced(shown, lines[0]?.index ?? -1);
  useEffect(() => {
    const timer = setInterval(tick, TICK_MS);
    return () => clearInterval(timer);
  }, [tick]);
  const count = (n: number) => formatCount(n, lang);
  return (
    <section className={`${panel.panel} ${styles.log}`} aria-labelledby="log-title">
      <h2 id="log-title">{text('logTitle')}</h2>
      <StreamCounts view={view} />
      {children}
      <LogFilter filter={filter} onFilter={onFilter} />
      <p className="visually-hidden" role="log">
        {announced}
      </p>
      {lines.length === 0 && <p className={styles.empty}>{empty}</p>}
      {lines.length > 0 && shown.length === 0 && (
        <p className={styles.empty}>{text('logNoMatch', { n: count(lines.length) })}</p>
      )}
      {shown.length > 0 && <EventList lines={shown} />}
      {dropped > 0 && (
        <p className={panel.soft}>{text('logDropped', { shown: count(MAX_LINES), n: count(dropped) })}</p>
      )}
    </section>
  );
}

const ALL = 'ALL';

function LogFilter({ filter, onFilter }: Pick<EventLogPanelProps, 'filter' | 'onFilter'>): ReactElement {
  const { lang, text } = useTextWith(STREAM_TEXTS);
  return (
    <div className={`${bar.toolbar} ${styles.filter}`}>
      <Choice
        label={text('logArea')}
        chosen={filter.area ?? ALL}
        options={[ALL, ...AREA_CODES]}
        nameOf={(each) => (each === ALL ? text('logAll') : AREAS[each].name[lang])}
        onChoose={(each) => onFilter({ ...filter, area: each === ALL ? null : each })}
      />
      <Choice
        label={text('logKind')}
        chosen={filter.kind ?? ALL}
        options={[ALL, ...LINE_KINDS]}
        nameOf={(each) => (each === ALL ? text('logAll') : text(`line_${each}`))}
        onChoose={(each) => onFilter({ ...filter, kind: each === ALL ? null : each })}
      />
    </div>
  );
}

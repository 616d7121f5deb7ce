import type { ReactElement } from 'react';
import type { EventLogView } from '../../data/event-log.ts';
import { formatCount } from '../../text/format.ts';
import { STREAM_TEXTS } from '../../text/texts-stream.ts';
import { useTextWith } from '../../text/use-text.ts';
import styles from './live.module.css';

/** How much came, and how often the stream broke or began anew. */
export function StreamCounts({ view }: { view: EventLogView }): ReactElement {
  const { lang, text } = useTextWith(STREAM_TEXTS);
  const counts = [
    ['perMinute', view.lastMinute],
    ['allEvents', view.events],
    ['resumes', view.resumes],
    ['resets', view.resets],
  ] as const;
  return (
    <dl className={styles.counts}>
      {counts.map(([name, n]) => (
        <div key={name}>
          <dt>{text(name)}</dt>
          <dd>{formatCount(n, lang)}</dd>
        </div>
      ))}
    </dl>
  );
}

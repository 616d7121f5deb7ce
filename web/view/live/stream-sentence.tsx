import { MINUTE } from '@courant/core/domain';
import type { ReactElement } from 'react';
import type { EventLogView } from '../../data/event-log.ts';
import { formatCount, formatMoment } from '../../text/format.ts';
import { STREAM_TEXTS } from '../../text/texts-stream.ts';
import { useTextWith } from '../../text/use-text.ts';
import { useNow } from '../use-now.ts';
import styles from './live.module.css';

/** How far everything has been said; while the stream is cut, that it is, and what has been caught up. */
export function StreamSentence({ view: { saidUntil, cut } }: { view: EventLogView }): ReactElement {
  const { lang, text } = useTextWith(STREAM_TEXTS);
  const now = useNow(MINUTE);
  if (cut && cut.until === null) {
    const why = cut.refusal;
    return (
      <p className={styles.sentence} data-tone="bad" role="status">
        {why !== null
          ? text('cutRefused', { why })
          : text('cutSince', { when: formatMoment(cut.since, now, lang) })}
      </p>
    );
  }
  return (
    <p className={styles.sentence} data-tone={cut ? 'warn' : undefined}>
      {cut
        ? text('catchingUp', { n: formatCount(cut.events, lang) })
        : saidUntil === null
          ? text('saidNothing')
          : text('saidUntil', { when: formatMoment(saidUntil, now, lang) })}
    </p>
  );
}

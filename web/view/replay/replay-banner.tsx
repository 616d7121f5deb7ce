import type { ReactElement, ReactNode } from 'react';
import { formatMoment } from '../../text/format.ts';
import { STREAM_TEXTS } from '../../text/texts-stream.ts';
import { useTextWith } from '../../text/use-text.ts';
import styles from './replay.module.css';

export interface ReplayBannerProps {
  readonly name: string;
  /** Of the replay, epoch milliseconds UTC; null before its first event. */
  readonly moment: number | null;
  readonly start: number;
  readonly end: number;
  readonly hasEnded: boolean;
  readonly children: ReactNode;
}

/** The day and the time that are replayed, which stay in view: figures of the past look like those of now. */
export function ReplayBanner(props: ReplayBannerProps): ReactElement {
  const { name, moment, start, end, hasEnded, children } = props;
  const { lang, text } = useTextWith(STREAM_TEXTS);
  const share = hasEnded ? 1 : ((moment ?? start) - start) / (end - start);
  return (
    <div className={styles.banner}>
      <strong className={styles.tag}>{text('replayTag', { day: name })}</strong>
      <span className={styles.moment}>{moment === null ? '–' : formatMoment(moment, start, lang)}</span>
      <span className={styles.notNow}>{text('replayNotNow')}</span>
      {children}
      <span className={styles.progress} aria-hidden="true">
        <span style={{ width: `${Math.min(Math.max(share, 0), 1) * 100}%` }} />
      </span>
    </div>
  );
}

import type { ReactElement } from 'react';
import { BehindMark } from '../chart/behind-mark.tsx';
import { formatMoment } from '../text/format.ts';
import { useText } from '../text/use-text.ts';
import styles from './slot-moment.module.css';

export interface SlotMomentProps {
  readonly start: number;
  readonly now: number;
  /** Marks the slot as much older than the newest one. */
  readonly behind: boolean;
}

/** When a slot begins, with its day unless that is today. */
export function SlotMoment({ start, now, behind }: SlotMomentProps): ReactElement {
  const { lang, text } = useText();
  const moment = formatMoment(start, now, lang);
  if (!behind) return <>{moment}</>;
  return (
    <span className={styles.behind} title={text('behind')}>
      <BehindMark /> {moment}
      <span className="visually-hidden"> ({text('behind')})</span>
    </span>
  );
}

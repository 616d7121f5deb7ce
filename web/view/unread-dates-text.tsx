import type { ReactElement } from 'react';
import { HISTORY_START } from '../data/period.ts';
import { formatFullDay } from '../text/format.ts';
import { REFUSAL_TEXTS } from '../text/texts-refusal.ts';
import { useTextWith } from '../text/use-text.ts';
import panel from './panel.module.css';

export interface UnreadDatesTextProps {
  /** As they stand in the address. */
  readonly from: string | null;
  readonly to: string | null;
}

/** What was read, and what is shown in its place. */
export default function UnreadDatesText({ from, to }: UnreadDatesTextProps): ReactElement {
  const { lang, text } = useTextWith(REFUSAL_TEXTS);
  const dates = [from, to].filter((date) => date !== null).join(' – ');
  return (
    <p className={panel.alert} role="status">
      {text('unreadDates', { dates, first: formatFullDay(HISTORY_START, lang) })}
    </p>
  );
}

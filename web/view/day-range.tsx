import type { ReactElement } from 'react';
import { type Dates, dayOf, readDates } from '../data/period.ts';
import type { Span } from '../data/spans.ts';
import { useText } from '../text/use-text.ts';
import { DayInput } from './day-input.tsx';
import styles from './range-toolbar.module.css';

export interface DayRangeProps {
  readonly span: Span;
  readonly onChoose: (dates: Dates) => void;
}

/** First and last day, typed or picked, in either order. */
export function DayRange({ span, onChoose }: DayRangeProps): ReactElement {
  const { text } = useText();
  const shown: Dates = { from: dayOf(span.start), to: dayOf(span.end - 1) };
  const choose = (change: Partial<Dates>) => {
    const { from, to } = { ...shown, ...change };
    const dates = readDates(from, to);
    if (dates) onChoose(dates);
  };
  return (
    <span className={styles.days}>
      <DayInput label={text('firstDay')} day={shown.from} onChoose={(from) => choose({ from })} />
      <DayInput label={text('lastDay')} day={shown.to} onChoose={(to) => choose({ to })} />
    </span>
  );
}

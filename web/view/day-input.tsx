import type { ReactElement } from 'react';
import { dayOf, FIRST_DAY } from '../data/period.ts';
import { useNow } from './use-now.ts';

const REFRESH_EVERY_MS = 60_000;

export interface DayInputProps {
  readonly label: string;
  readonly day: string;
  readonly onChoose: (day: string) => void;
}

/** A Paris day up to today. It has its own text while a date is typed: one that is not whole yet chooses nothing. */
export function DayInput({ label, day, onChoose }: DayInputProps): ReactElement {
  const today = dayOf(useNow(REFRESH_EVERY_MS));
  return (
    <label>
      {label}
      <input
        key={day}
        type="date"
        min={FIRST_DAY}
        max={today}
        defaultValue={day}
        onChange={({ target }) => target.validity.valid && target.value && onChoose(target.value)}
      />
    </label>
  );
}

import type { ReactElement } from 'react';
import { BehindMark } from '../chart/behind-mark.tsx';
import { useText } from '../text/use-text.ts';
import { ageOf, toAgeText } from './freshness.ts';
import styles from './late-age.module.css';
import { useNow } from './use-now.ts';

const REFRESH_EVERY_MS = 15_000;

/** The age of figures whose newest quarter-hour ended at `end`, once they are late; nothing before. */
export function LateAge({ end }: { end: number }): ReactElement | null {
  const { text } = useText();
  const { freshness, ageMs } = ageOf(end, useNow(REFRESH_EVERY_MS));
  if (freshness === 'fresh' || ageMs === null) return null;
  const age = toAgeText(ageMs);
  return (
    <strong className={styles.late} data-freshness={freshness}>
      <BehindMark /> {text('figuresOld', { age: text(age.key, age.words) })}
    </strong>
  );
}

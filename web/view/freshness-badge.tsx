import type { ReactElement } from 'react';
import type { TextKey } from '../text/texts.ts';
import { useText } from '../text/use-text.ts';
import { ageOf, type Freshness, toAgeText } from './freshness.ts';
import styles from './header.module.css';
import { useNow } from './use-now.ts';

const REFRESH_EVERY_MS = 15_000;
const TEXT_KEY: Readonly<Record<Freshness, TextKey>> = {
  fresh: 'fresh',
  late: 'late',
  stale: 'staleData',
  none: 'noData',
};

/** The age of the newest reading; its colour warns as it grows. */
export function FreshnessBadge({ newestStart }: { newestStart: number | null }): ReactElement {
  const { text } = useText();
  const { freshness, ageMs } = ageOf(newestStart, useNow(REFRESH_EVERY_MS));
  const spoken = ageMs === null ? null : toAgeText(ageMs);
  const age = spoken && text(spoken.key, spoken.words);
  return (
    <p className={styles.badge} data-freshness={freshness}>
      <span className={styles.dot} aria-hidden="true" />
      <strong>{text(TEXT_KEY[freshness])}</strong>
      <span className={styles.age}>{age ? text('newestAgo', { age }) : text('noReadingYet')}</span>
    </p>
  );
}

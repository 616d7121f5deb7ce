import type { ReactElement } from 'react';
import type { TextKey } from '../text/texts.ts';
import { useText } from '../text/use-text.ts';
import { ageOf, type Freshness, spokenAge } from './freshness.ts';
import styles from './header.module.css';
import { useNow } from './use-now.ts';

const TICK_MS = 15_000;
const WORD: Readonly<Record<Freshness, TextKey>> = {
  fresh: 'fresh',
  late: 'late',
  stale: 'staleData',
  none: 'noData',
};

/** How old the newest reading is, going from calm to loud as it ages. */
export function FreshnessBadge({ newestStart }: { newestStart: number | null }): ReactElement {
  const { text } = useText();
  const { freshness, ageMs } = ageOf(newestStart, useNow(TICK_MS));
  const spoken = ageMs === null ? null : spokenAge(ageMs);
  const age = spoken && text(spoken.key, spoken.words);
  return (
    <p className={styles.badge} data-freshness={freshness}>
      <span className={styles.dot} aria-hidden="true" />
      <strong>{text(WORD[freshness])}</strong>
      <span className={styles.age}>{age ? text('newestAgo', { age }) : text('noReadingYet')}</span>
    </p>
  );
}

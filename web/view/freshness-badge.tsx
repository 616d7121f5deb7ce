import type { ReactElement } from 'react';
import type { TextKey } from '../text/texts.ts';
import { useText } from '../text/use-text.ts';
import { type Age, type AgeRange, ageRangeOf, type Freshness, toAgeText } from './freshness.ts';
import styles from './header.module.css';
import { useNow } from './use-now.ts';

const REFRESH_EVERY_MS = 15_000;
const TEXT_KEY: Readonly<Record<Freshness, TextKey>> = {
  fresh: 'fresh',
  late: 'late',
  stale: 'staleData',
  none: 'noData',
};

/** How old the figures of the page are. It warns of the oldest one: the newest alone would hide what is late. */
export function FreshnessBadge({ ends }: { ends: readonly (number | null)[] }): ReactElement {
  const { text } = useText();
  const ages = ageRangeOf(ends, useNow(REFRESH_EVERY_MS));
  return (
    <p className={styles.badge} data-freshness={toneOf(ages)}>
      <span className={styles.dot} aria-hidden="true" />
      <strong>{text(isMixed(ages) ? 'partlyLate' : TEXT_KEY[ages.oldest.freshness])}</strong>
      <span className={styles.age}>{useAgeText(ages)}</span>
    </p>
  );
}

const isMixed = ({ newest, oldest }: AgeRange): boolean => newest.freshness !== oldest.freshness;

/** A missing figure warns where others are there. */
const toneOf = (ages: AgeRange): Freshness =>
  isMixed(ages) && ages.oldest.freshness === 'none' ? 'late' : ages.oldest.freshness;

function useAgeText(ages: AgeRange): string {
  const { text } = useText();
  const { newest, oldest } = ages;
  const say = (key: 'newestAgo' | 'oldestAgo', { ageMs }: Age): string => {
    if (ageMs === null) return text('noReadingYet');
    const age = toAgeText(ageMs);
    return text(key, { age: text(age.key, age.words) });
  };
  return isMixed(ages) && oldest.ageMs !== null ? say('oldestAgo', oldest) : say('newestAgo', newest);
}

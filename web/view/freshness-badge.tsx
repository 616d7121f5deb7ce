import { type ReactElement, useContext, useSyncExternalStore } from 'react';
import { Link } from 'wouter';
import type { Connection } from '../data/live-store.ts';
import { LiveContext, useLive } from '../data/use-live.ts';
import type { TextKey } from '../text/texts.ts';
import { useText } from '../text/use-text.ts';
import { type Age, type AgeRange, ageRangeOf, type Freshness, toAgeText } from './freshness.ts';
import styles from './header.module.css';
import { useNow } from './use-now.ts';
import { useUrlState } from './use-url-state.ts';

const REFRESH_EVERY_MS = 15_000;
const TEXT_KEY: Readonly<Record<Freshness, TextKey>> = {
  fresh: 'fresh',
  late: 'late',
  stale: 'staleData',
  none: 'noData',
};

/**
 * How old the figures of the page are, and the way to the page on which they arrive. It warns of the oldest one: the newest alone would hide what is late. A first
 * reading may come before the server's time: until then no age is known, since the device's clock may be wrong.
 */
export function FreshnessBadge({ ends }: { ends: readonly (number | null)[] }): ReactElement {
  const { text } = useText();
  const { hrefOf } = useUrlState();
  const { clock } = useContext(LiveContext);
  const isTimed = useSyncExternalStore(clock.subscribe, clock.isSet);
  const ages = ageRangeOf(isTimed ? ends : ends.map(() => null), useNow(REFRESH_EVERY_MS));
  const connection = useLive((view) => view.connection);
  return (
    <Link
      href={hrefOf('/live')}
      className={styles.badge}
      data-freshness={toneOf(ages, connection)}
      title={text('toLive')}
    >
      <span className={styles.dot} aria-hidden="true" />
      <strong>{text(wordOf(ages, connection))}</strong>
      <span className={styles.age}>{useAgeText(ages)}</span>
    </Link>
  );
}

const isMixed = ({ newest, oldest }: AgeRange): boolean => newest.freshness !== oldest.freshness;

/** A missing figure warns where others are there. Nothing is green that the stream does not keep up to date. */
function toneOf(ages: AgeRange, connection: Connection): Freshness {
  const { freshness } = ages.oldest;
  if (freshness === 'none') return isMixed(ages) ? 'late' : 'none';
  if (freshness !== 'fresh' || connection === 'live') return freshness;
  return connection === 'lost' ? 'late' : 'none';
}

function wordOf(ages: AgeRange, connection: Connection): TextKey {
  if (isMixed(ages)) return 'partlyLate';
  const { freshness } = ages.oldest;
  return freshness === 'fresh' && connection === 'lost' ? 'notLive' : TEXT_KEY[freshness];
}

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

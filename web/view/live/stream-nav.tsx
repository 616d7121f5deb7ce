import type { ReactElement } from 'react';
import { Link, useLocation, useSearch } from 'wouter';
import { STREAM_TEXTS } from '../../text/texts-stream.ts';
import { useTextWith } from '../../text/use-text.ts';
import styles from '../quality-nav.module.css';
import { pageSearch } from '../use-page-state.ts';

const PAGES = [
  { path: '/live', name: 'livePageName' },
  { path: '/replay', name: 'replayPageName' },
] as const;

/** What arrives now, and a day of the past as if it did. */
export function StreamNav(): ReactElement {
  const { text } = useTextWith(STREAM_TEXTS);
  const [current] = useLocation();
  const search = pageSearch({}, useSearch());
  return (
    <nav className={styles.nav} aria-label={text('streamPages')}>
      {PAGES.map(({ path, name }) => (
        <Link key={path} href={path + search} aria-current={path === current ? 'page' : undefined}>
          {text(name)}
        </Link>
      ))}
    </nav>
  );
}

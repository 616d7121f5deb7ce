import type { ReactElement } from 'react';
import { Link, useLocation, useSearch } from 'wouter';
import { QUALITY_TEXTS } from '../text/texts-quality.ts';
import { useTextWith } from '../text/use-text.ts';
import styles from './quality-nav.module.css';
import { pageSearch } from './use-page-state.ts';

const PAGES = [
  { path: '/status', name: 'statusPage' },
  { path: '/revisions', name: 'revisionsPage' },
] as const;

/** The two pages about the quality of the data. */
export function QualityNav(): ReactElement {
  const { text } = useTextWith(QUALITY_TEXTS);
  const [current] = useLocation();
  const search = pageSearch({}, useSearch());
  return (
    <nav className={styles.nav} aria-label={text('qualityPages')}>
      {PAGES.map(({ path, name }) => (
        <Link key={path} href={path + search} aria-current={path === current ? 'page' : undefined}>
          {text(name)}
        </Link>
      ))}
    </nav>
  );
}

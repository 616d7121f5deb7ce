import { type ReactElement, useEffect, useRef } from 'react';
import { Link, useLocation, useSearch } from 'wouter';
import type { TextKey } from '../text/texts.ts';
import { useText } from '../text/use-text.ts';
import { useTheme } from '../theme/use-theme.ts';
import { AreaSwitch } from './area-switch.tsx';
import { FreshnessBadge } from './freshness-badge.tsx';
import styles from './header.module.css';
import { areaPath } from './url-state.ts';
import type { UrlControl } from './use-url-state.ts';

export interface HeaderProps {
  readonly url: UrlControl;
  readonly path: string;
  /** Ends of the latest readings of the areas that the page shows; null for an area without any. */
  readonly ends: readonly (number | null)[];
}

/** Each page with its name, and the paths below it or beside it that belong to it. */
const PAGES: readonly { readonly to: string; readonly name: TextKey; readonly also?: string }[] = [
  { to: '/', name: 'overview' },
  { to: areaPath('FR'), name: 'france' },
  { to: '/compare', name: 'compare' },
  { to: '/records', name: 'records' },
  { to: '/status', name: 'dataQuality', also: '/revisions' },
];

export function Header({ url, path, ends }: HeaderProps): ReactElement {
  const { text } = useText();
  return (
    <header className={styles.header}>
      <a className={styles.skip} href="#content">
        {text('skip')}
      </a>
      <div className={styles.inner}>
        <Link href={url.hrefOf('/')} className={styles.brand}>
          <img src="/icon.svg" alt="" width="28" height="28" />
          <span>Courant</span>
        </Link>
        <Pages url={url} path={path} />
        <AreaSwitch url={url} />
        <FreshnessBadge ends={ends} />
        <div className={styles.tools}>
          <LanguageSwitch />
          <ThemeSwitch />
        </div>
      </div>
    </header>
  );
}

function Pages({ url, path }: Pick<HeaderProps, 'url' | 'path'>): ReactElement {
  const { text } = useText();
  const nav = useRef<HTMLElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another path has another current link
  useEffect(() => {
    const row = nav.current;
    const current = row?.querySelector<HTMLElement>('[aria-current]');
    // Where the row scrolls, the page that is shown stands in it.
    if (row && current) row.scrollLeft = current.offsetLeft - (row.clientWidth - current.offsetWidth) / 2;
  }, [path]);
  return (
    <nav ref={nav} className={styles.nav} aria-label={text('navigation')}>
      {PAGES.map(({ to, name, also }) => (
        <Link key={to} href={url.hrefOf(to)} aria-current={currentOf(path, to, also)}>
          {text(name)}
        </Link>
      ))}
      <a href="/graphql">{text('playground')}</a>
    </nav>
  );
}

const currentOf = (path: string, to: string, also: string | undefined): 'page' | 'true' | undefined => {
  if (path === to) return 'page';
  return path === also ? 'true' : undefined;
};

/** The same address in the other language, with the words of whichever page it is. */
function LanguageSwitch(): ReactElement {
  const { lang, text } = useText();
  const [path, navigate] = useLocation();
  const query = new URLSearchParams(useSearch());
  const other = lang === 'fr' ? 'en' : 'fr';
  query.set('lang', other);
  const href = `${path}?${query.toString().replaceAll('%3A', ':')}`;
  return (
    <button
      type="button"
      className={styles.tool}
      lang={other}
      onClick={() => navigate(href, { replace: true })}
    >
      {text('switchLanguage')}
    </button>
  );
}

function ThemeSwitch(): ReactElement {
  const { text } = useText();
  const { theme, toggle } = useTheme();
  const label = text(theme === 'dark' ? 'toLight' : 'toDark');
  return (
    <button type="button" className={styles.tool} onClick={toggle} aria-label={label} title={label}>
      <svg width="18" height="18" viewBox="0 0 18 18" aria-hidden="true">
        <circle cx="9" cy="9" r="7" fill="none" stroke="currentColor" strokeWidth="1.6" />
        <path d="M9 2a7 7 0 0 1 0 14z" fill="currentColor" />
      </svg>
    </button>
  );
}

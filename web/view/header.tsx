import type { ReactElement } from 'react';
import { Link } from 'wouter';
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

export function Header({ url, path, ends }: HeaderProps): ReactElement {
  const { text } = useText();
  const current = (to: string) => (path === to ? ('page' as const) : undefined);
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
        <nav className={styles.nav} aria-label={text('navigation')}>
          <Link href={url.hrefOf('/')} aria-current={current('/')}>
            {text('overview')}
          </Link>
          <Link href={url.hrefOf(areaPath('FR'))} aria-current={current(areaPath('FR'))}>
            {text('france')}
          </Link>
          <a href="/graphql">{text('api')}</a>
        </nav>
        <AreaSwitch url={url} />
        <FreshnessBadge ends={ends} />
        <div className={styles.tools}>
          <LanguageSwitch url={url} />
          <ThemeSwitch />
        </div>
      </div>
    </header>
  );
}

function LanguageSwitch({ url }: { url: UrlControl }): ReactElement {
  const { lang, text } = useText();
  const other = lang === 'fr' ? 'en' : 'fr';
  return (
    <button type="button" className={styles.tool} lang={other} onClick={() => url.set({ lang: other })}>
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

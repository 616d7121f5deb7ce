import { useSyncExternalStore } from 'react';

export type Theme = 'light' | 'dark';

const STORAGE_KEY = 'courant.theme';
const listeners = new Set<() => void>();
const darkSchemeQuery = () => window.matchMedia('(prefers-color-scheme: dark)');

/** What is chosen on this device, or else what the system asks for. */
function currentTheme(): Theme {
  const chosen = document.documentElement.dataset.theme;
  if (chosen === 'light' || chosen === 'dark') return chosen;
  return darkSchemeQuery().matches ? 'dark' : 'light';
}

function subscribe(listener: () => void): () => void {
  const media = darkSchemeQuery();
  listeners.add(listener);
  media.addEventListener('change', listener);
  return () => {
    listeners.delete(listener);
    media.removeEventListener('change', listener);
  };
}

function setTheme(theme: Theme): void {
  document.documentElement.dataset.theme = theme;
  localStorage.setItem(STORAGE_KEY, theme);
  for (const listener of listeners) listener();
}

/** The theme shown and what turns to the other; `public/theme.js` restores the choice before the first paint. */
export function useTheme(): { theme: Theme; toggle(): void } {
  const theme = useSyncExternalStore(subscribe, currentTheme);
  return { theme, toggle: () => setTheme(theme === 'dark' ? 'light' : 'dark') };
}

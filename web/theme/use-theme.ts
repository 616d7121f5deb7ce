import { useSyncExternalStore } from 'react';
import { storeChoice } from '../data/device-storage.ts';

export type Theme = 'light' | 'dark';

const STORAGE_KEY = 'courant.theme';
const listeners = new Set<() => void>();
const darkSchemeQuery = () => window.matchMedia('(prefers-color-scheme: dark)');

/** The theme chosen on this device, else the system's. */
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
  storeChoice(STORAGE_KEY, theme);
  for (const listener of listeners) listener();
}

/** The theme shown, and a switch to the other; `public/theme.js` restores the choice before the first paint. */
export function useTheme(): { theme: Theme; toggle(): void } {
  const theme = useSyncExternalStore(subscribe, currentTheme);
  return { theme, toggle: () => setTheme(theme === 'dark' ? 'light' : 'dark') };
}

import { useSyncExternalStore } from 'react';

export type Theme = 'light' | 'dark';

const KEY = 'courant.theme';
const listeners = new Set<() => void>();
const system = () => window.matchMedia('(prefers-color-scheme: dark)');

/** What is chosen on this device, or else what the system asks for. */
function current(): Theme {
  const chosen = document.documentElement.dataset.theme;
  if (chosen === 'light' || chosen === 'dark') return chosen;
  return system().matches ? 'dark' : 'light';
}

function listen(listener: () => void): () => void {
  const media = system();
  listeners.add(listener);
  media.addEventListener('change', listener);
  return () => {
    listeners.delete(listener);
    media.removeEventListener('change', listener);
  };
}

function choose(theme: Theme): void {
  document.documentElement.dataset.theme = theme;
  localStorage.setItem(KEY, theme);
  for (const listener of listeners) listener();
}

/** The theme shown and what turns to the other; `public/theme.js` restores the choice before the first paint. */
export function useTheme(): { theme: Theme; toggle(): void } {
  const theme = useSyncExternalStore(listen, current);
  return { theme, toggle: () => choose(theme === 'dark' ? 'light' : 'dark') };
}

import type { Lang } from '@courant/core/domain';
import { useEffect } from 'react';
import { readChoice, storeChoice } from '../data/device-storage.ts';

const STORAGE_KEY = 'courant.lang';

/** The language of the link, else the one last chosen on this device, else the browser's, else French. */
export function chooseLang(fromUrl: Lang | null, stored: string | null, browser: readonly string[]): Lang {
  if (fromUrl) return fromUrl;
  if (stored === 'fr' || stored === 'en') return stored;
  const spoken = browser.map((tag) => tag.slice(0, 2)).find((tag) => tag === 'fr' || tag === 'en');
  return spoken === 'en' ? 'en' : 'fr';
}

export function useLang(fromUrl: Lang | null): Lang {
  const lang = chooseLang(fromUrl, readChoice(STORAGE_KEY), navigator.languages);
  useEffect(() => {
    document.documentElement.lang = lang;
    if (fromUrl) storeChoice(STORAGE_KEY, fromUrl);
  }, [lang, fromUrl]);
  return lang;
}

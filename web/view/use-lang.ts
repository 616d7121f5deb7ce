import type { Lang } from '@courant/core/domain';
import { useEffect } from 'react';

const STORAGE_KEY = 'courant.lang';

/** The language of a link first, then the one last chosen on this device, then the browser's; French where none helps. */
export function chooseLang(fromUrl: Lang | null, stored: string | null, browser: readonly string[]): Lang {
  if (fromUrl) return fromUrl;
  if (stored === 'fr' || stored === 'en') return stored;
  const spoken = browser.map((tag) => tag.slice(0, 2)).find((tag) => tag === 'fr' || tag === 'en');
  return spoken === 'en' ? 'en' : 'fr';
}

export function useLang(fromUrl: Lang | null): Lang {
  const lang = chooseLang(fromUrl, readStoredLang(), navigator.languages);
  useEffect(() => {
    document.documentElement.lang = lang;
    if (fromUrl) storeLang(fromUrl);
  }, [lang, fromUrl]);
  return lang;
}

// Storage may be refused (private windows, strict settings); the language then lives in the link alone.
function readStoredLang(): string | null {
  try {
    return localStorage.getItem(STORAGE_KEY);
  } catch {
    return null;
  }
}

function storeLang(lang: Lang): void {
  try {
    localStorage.setItem(STORAGE_KEY, lang);
  } catch {
    // See above.
  }
}

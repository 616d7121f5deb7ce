import type { Lang } from '@courant/core/domain';
import { createContext, useContext, useMemo } from 'react';
import { interpolate, TEXTS, type TextKey } from './texts.ts';

export const LangContext = createContext<Lang>('fr');

/** The page's language, and its texts in it: `text('retry')`, `text('newestAgo', { age })`. */
export interface Translator {
  readonly lang: Lang;
  text(key: TextKey, words?: Readonly<Record<string, string | number>>): string;
}

export function useText(): Translator {
  const lang = useContext(LangContext);
  return useMemo(() => ({ lang, text: (key, words) => interpolate(TEXTS[key][lang], words) }), [lang]);
}

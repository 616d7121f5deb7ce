import type { Lang } from '@courant/core/domain';
import { createContext, useContext, useMemo } from 'react';
import type { Translations } from './bilingual.ts';
import { interpolate, TEXTS, type TextKey } from './texts.ts';

export const LangContext = createContext<Lang>('fr');

/** The page's language, and its texts in it: `text('retry')`, `text('newestAgo', { age })`. */
export interface Translator<Key extends string = TextKey> {
  readonly lang: Lang;
  text(key: Key, words?: Readonly<Record<string, string | number>>): string;
}

export function useText(): Translator {
  return useTextWith(NO_TEXTS);
}

/** The same with the texts of a part that is loaded later, which are not among all. */
export function useTextWith<Key extends string>(
  own: Readonly<Record<Key, Translations>>,
): Translator<Key | TextKey> {
  const lang = useContext(LangContext);
  return useMemo(() => {
    // Looked up in one, then the other: hundreds of components would each have a copy of all.
    const textOf = (key: Key | TextKey): Translations =>
      key in own ? own[key as Key] : TEXTS[key as TextKey];
    return { lang, text: (key, words) => interpolate(textOf(key)[lang], words) };
  }, [lang, own]);
}

const NO_TEXTS = {};

import type { Lang } from '@courant/core/domain';

/** One text in both languages. */
export type Translations = Readonly<Record<Lang, string>>;

export const bilingual = (fr: string, en: string): Translations => ({ fr, en });

import type { Lang } from '@courant/core/domain';

/** A text in each language. */
export type Translations = Readonly<Record<Lang, string>>;

export const bilingual = (fr: string, en: string): Translations => ({ fr, en });

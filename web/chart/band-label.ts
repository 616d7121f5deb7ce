import { type Lang, MEASURE_FACTS } from '@courant/core/domain';
import { TEXTS } from '../text/texts.ts';
import type { RowKey } from './stack.ts';

/** The name of a row: a measure's label, the side of the exchanges, or storage. */
export function bandLabel(band: RowKey, lang: Lang): string {
  if (band === 'STORAGE') return TEXTS.storage[lang];
  if (band === 'IMPORT') return TEXTS.imports[lang];
  if (band === 'EXPORT') return TEXTS.exports[lang];
  return MEASURE_FACTS[band].label[lang];
}

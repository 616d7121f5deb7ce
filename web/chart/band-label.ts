import { type Lang, MEASURE_FACTS } from '@courant/core/domain';
import { TEXTS } from '../text/texts.ts';
import type { BandKey } from './stack.ts';

/** The name of a band: a measure's label, or the side of the exchanges. */
export function bandLabel(band: BandKey, lang: Lang): string {
  if (band === 'IMPORT') return TEXTS.imports[lang];
  if (band === 'EXPORT') return TEXTS.exports[lang];
  return MEASURE_FACTS[band].label[lang];
}

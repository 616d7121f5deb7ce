import { type Lang, MEASURE_FACTS } from '@courant/core/domain';
import { formatPower } from '../text/format.ts';
import { TEXTS } from '../text/texts.ts';
import type { BandKey, Stack } from './stack.ts';

/** The name of a band: a measure's label, or the side of the exchanges. */
export function bandLabel(band: BandKey, lang: Lang): string {
  if (band === 'IMPORT') return TEXTS.imports[lang];
  if (band === 'EXPORT') return TEXTS.exports[lang];
  return MEASURE_FACTS[band].label[lang];
}

/** One slot told in a sentence, for those who hear the chart. */
export function slotSentence(stack: Stack, slot: number, bucket: string, lang: Lang): string {
  const published = (mw: number | null) => (mw === null ? TEXTS.notPublished[lang] : formatPower(mw, lang));
  const consumption = `${MEASURE_FACTS.CONSUMPTION.label[lang]} ${published(stack.consumptionMw[slot] ?? null)}`;
  const bands = stack.bands
    .filter(({ own }) => own[slot] !== 0)
    .map(({ key, own }) => `${bandLabel(key, lang)} ${published(own[slot] ?? null)}`);
  return [bucket, consumption, ...bands].join(', ');
}

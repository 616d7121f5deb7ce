import { type Lang, MEASURE_FACTS } from '@courant/core/domain';
import { formatQuantity } from '../text/format-view.ts';
import { TEXTS } from '../text/texts.ts';
import { bandLabel } from './band-label.ts';
import { partText } from './incomplete-text.ts';
import type { Stack } from './stack.ts';

/** One slot as a sentence, which a screen reader speaks. */
export function slotSentence(stack: Stack, slot: number, bucket: string, lang: Lang): string {
  const absent = TEXTS[stack.gaps[slot] === 'PENDING' ? 'PENDING' : 'notPublished'][lang];
  const published = (mw: number | null) => (mw === null ? absent : formatQuantity(mw, stack.view, lang));
  const consumption = `${MEASURE_FACTS.CONSUMPTION.label[lang]} ${published(stack.consumptionMw[slot] ?? null)}`;
  const bands = stack.bands
    .filter(({ own }) => own[slot] !== 0)
    .map(({ key, own }) => `${bandLabel(key, lang)} ${published(own[slot] ?? null)}`);
  const part = stack.parts[slot];
  return [bucket, ...(part ? [partText(part, lang)] : []), consumption, ...bands].join(', ');
}

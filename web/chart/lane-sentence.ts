import type { Lang } from '@courant/core/domain';
import type { CarbonColumns } from '../data/lanes.ts';
import { type Span, spanAt } from '../data/spans.ts';
import { sidePower } from '../text/amount-format.ts';
import { formatNumber } from '../text/format.ts';
import { formatQuantity } from '../text/format-view.ts';
import { interpolate, TEXTS } from '../text/texts.ts';
import { incompleteText } from './incomplete-text.ts';
import type { Stack } from './stack.ts';

/** Which way power goes at a slot, and how much: a sign alone would have to be known. */
export function exchangeText(amount: number | null, stack: Stack, lang: Lang): string {
  if (amount === null) return TEXTS.notPublished[lang];
  if (Math.round(amount) === 0) return TEXTS.exchangeZero[lang];
  const power = formatQuantity(Math.abs(amount), stack.view, lang);
  return sidePower(amount, power, lang);
}

/** The carbon intensity of a slot with its bounds, where they differ, and with what it is computed. */
export function carbonText(carbon: CarbonColumns, slot: number, lang: Lang): string {
  const [central, low, high] = [carbon.central, carbon.low, carbon.high].map(
    (column) => column[slot] ?? null,
  );
  if (central == null) return TEXTS.notPublished[lang];
  const grams = (amount: number | null | undefined) => formatNumber(amount ?? central, 0, lang);
  const words = {
    central: grams(central),
    low: grams(low),
    high: grams(high),
    version: carbon.version,
  };
  return interpolate(TEXTS[words.low === words.high ? 'carbonExact' : 'carbonOf'][lang], words);
}

/** How final a slot is, why it is empty or what it lacks, and whether it is plausible. */
export function qualityText(
  stack: Stack,
  quality: string,
  flags: readonly Span[],
  slot: number,
  lang: Lang,
): string {
  const isFlagged = spanAt(flags, stack.starts[slot] ?? 0) !== undefined;
  return [quality, incompleteText(stack, slot, lang), isFlagged && TEXTS.flagged[lang]]
    .filter(Boolean)
    .join(' · ');
}
